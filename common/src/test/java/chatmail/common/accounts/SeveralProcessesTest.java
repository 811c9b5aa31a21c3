// SPDX-License-Identifier: Apache-2.0
package chatmail.common.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.accounts.AccountStore.Creation;
import chatmail.common.mailbox.Mailboxes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only processes of their own can show: one that is killed, and two that want the same. */
class SeveralProcessesTest {
    @TempDir
    Path root;

    @RepeatedTest(6)
    void killedAtAnyMomentLeavesEachAccountWholeOrAbsent(RepetitionInfo round) throws Exception {
        List<String> told = new ArrayList<>();
        try (var maker = new AccountMaker(root, Integer.MAX_VALUE)) {
            maker.begin();
            for (int i = 0; i < 7 * round.getCurrentRepetition(); i++) {
                told.add(maker.next());
            }
            maker.kill();
            told.addAll(maker.rest());
        }
        var store = new MaildirAccountStore(new Mailboxes(root, "c.test"));
        // The last line may be cut; it is its account that was told of, or one of those in the making.
        for (String line : told.subList(0, told.size() - 1)) {
            assertThat(line).endsWith(" CREATED");
            int number = Integer.parseInt(line.substring(0, line.indexOf(' ')));
            assertThat(store.find(AccountMaker.name(number))).isPresent();
        }
        assertThat(visible()).isNotEmpty().allSatisfy(SeveralProcessesTest::assertWhole);

        for (int number = 0; number < told.size() + 20; number++) {
            assertThat(store.createIfAbsent(AccountMaker.name(number), AccountMaker.HASH))
                    .isNotEqualTo(Creation.RETIRED);
            assertThat(store.credentials(AccountMaker.name(number)))
                    .map(Credentials::passwordHash)
                    .hasValue(AccountMaker.HASH);
        }
        store.removeLeftovers(Instant.now().plusSeconds(2 * 3_600));
        try (Stream<Path> all = Files.list(root)) {
            assertThat(all.map(SeveralProcessesTest::name)).noneMatch(name -> name.startsWith("."));
        }
    }

    @Test
    void ofTwoThatMakeTheSameNamesOneWinsEach() throws Exception {
        int names = 300;
        List<String> told = new ArrayList<>();
        try (var one = new AccountMaker(root, names);
                var other = new AccountMaker(root, names)) {
            one.begin();
            other.begin();
            told.addAll(one.rest());
            told.addAll(other.rest());
        }
        assertThat(told).hasSize(2 * names).doesNotHaveDuplicates();
        assertThat(told).filteredOn(line -> line.endsWith(" CREATED")).hasSize(names);
        assertThat(told).filteredOn(line -> line.endsWith(" EXISTED")).hasSize(names);
        assertThat(visible()).hasSize(names).allSatisfy(SeveralProcessesTest::assertWhole);
    }

    private List<Path> visible() throws IOException {
        try (Stream<Path> all = Files.list(root)) {
            return all.filter(path -> !name(path).startsWith(".")).toList();
        }
    }

    private static void assertWhole(Path mailbox) {
        assertThat(mailbox.resolve("password")).hasContent(AccountMaker.HASH);
        assertThat(mailbox.resolve("enforceE2EEincoming")).isEmptyFile();
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}
