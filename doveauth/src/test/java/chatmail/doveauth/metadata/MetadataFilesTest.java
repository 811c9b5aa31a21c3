// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.address.Address;
import chatmail.common.mailbox.Mailboxes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataFilesTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_795_337_620);
    private static final Address ALICE = Address.parseExact("alice@c.test").orElseThrow();

    @TempDir
    Path root;

    private Path file = Path.of("/");
    private MetadataFiles files = new MetadataFiles(new Mailboxes(Path.of("/"), "c.test"));

    @BeforeEach
    void create() throws IOException {
        files = new MetadataFiles(new Mailboxes(root, "c.test"));
        Path home = Files.createDirectory(root.resolve("alice@c.test"));
        Files.createFile(home.resolve("password"));
        file = home.resolve("metadata.json");
    }

    private List<String> valid() throws IOException {
        return files.valid(ALICE, NOW).all();
    }

    @Test
    void keepTokensAsUpstreamRelaysDo() throws IOException {
        assertThat(valid()).isEmpty();
        assertThat(files.add(ALICE, "openpgp:one", NOW)).isTrue();
        assertThat(files.add(ALICE, "two", NOW)).isTrue();
        assertThat(file).hasContent("{\"devicetoken\":{\"openpgp:one\":1795337620,\"two\":1795337620}}");
        assertThat(valid()).containsExactly("openpgp:one", "two");
        files.remove(ALICE, "two", NOW);
        assertThat(valid()).containsExactly("openpgp:one");
        files.clear(ALICE, NOW);
        assertThat(valid()).isEmpty();
    }

    @Test
    void readTheOldListAndKeepWhatElseThereIs() throws IOException {
        Files.writeString(file, "{\"other\": {\"x\": [1]}, \"devicetoken\": [\"old1\", \"old2\", 3]}");
        assertThat(valid()).containsExactly("old1", "old2", "3");
        files.add(ALICE, "new", NOW);
        assertThat(valid()).containsExactly("old1", "old2", "3", "new");
        assertThat(file).content().contains("\"other\":{\"x\":[1]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"devicetoken\": {\"cut-off\": 17953",
                "\u0000\u0001\ufffd",
                "[[[[[[[[",
                "[]",
                "null",
                "{\"devicetoken\": 7}",
                "{\"devicetoken\": {\"a b\": 1795337620, \"x\": \"y\", \"z\": 1e300, \"q\": null}}"
            })
    void beginAnewWhereNothingCanBeRead(String content) throws IOException {
        Files.writeString(file, content);
        assertThat(valid()).isEmpty();
        files.add(ALICE, "new", NOW);
        assertThat(valid()).containsExactly("new");
    }

    @Test
    void keepWhatElseThereIsInAnyLanguageHoweverOftenItIsWritten() throws IOException {
        Files.writeString(file, "{\"other\": \"\u00fc \\u20ac\", \"devicetoken\": {}}");
        for (String token : List.of("one", "two", "three")) {
            files.add(ALICE, token, NOW);
        }
        assertThat(file).content().contains("\"other\":\"\u00fc \u20ac\"");
    }

    @Test
    void readOnlyAsManyTokensAsOneAddressMayHave() throws IOException {
        String stored = IntStream.range(0, 1_000)
                .mapToObj(i -> "\"token" + i + "\":" + (NOW.getEpochSecond() - i))
                .collect(Collectors.joining(","));
        Files.writeString(file, "{\"devicetoken\":{" + stored + "}}");
        assertThat(valid())
                .hasSize(DeviceTokens.MAX_TOKENS)
                .contains("token0", "token31")
                .doesNotContain("token32");
    }

    @Test
    void beginAnewWhereTheFileIsHuge() throws IOException {
        Files.writeString(file, "{\"devicetoken\":{\"old\":1795337620},\"x\":\"" + "x".repeat(2_000_000) + "\"}");
        assertThat(valid()).isEmpty();
        files.add(ALICE, "new", NOW);
        assertThat(valid()).containsExactly("new");
    }

    @Test
    void followNoLinkOutOfTheMailbox() throws IOException {
        Path elsewhere = Files.writeString(root.resolve("elsewhere"), "{\"devicetoken\":[\"foreign\"]}");
        Files.createSymbolicLink(file, elsewhere);
        assertThat(valid()).isEmpty();
        files.add(ALICE, "new", NOW);
        assertThat(valid()).containsExactly("new");
        assertThat(file).isRegularFile();
        assertThat(elsewhere).content().contains("foreign");
    }

    @Test
    void waitForNobodyAtTheOtherEndOfAPipe() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();
        assertThat(CompletableFuture.supplyAsync(this::validOrNone)).succeedsWithin(Duration.ofMinutes(1));
        files.add(ALICE, "new", NOW);
        assertThat(valid()).containsExactly("new");
    }

    private List<String> validOrNone() {
        try {
            return valid();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void makeNothingWithoutAnAccount() throws IOException {
        Address bob = Address.parseExact("bob@c.test").orElseThrow();
        assertThat(files.add(bob, "token", NOW)).isFalse();
        assertThat(files.valid(bob, NOW).all()).isEmpty();
        assertThat(root.resolve("bob@c.test")).doesNotExist();
    }

    @Test
    void loseNothingWhenManySetAtOnce() throws IOException {
        CompletableFuture.allOf(IntStream.range(0, DeviceTokens.MAX_TOKENS)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> add("token" + i)))
                        .toArray(CompletableFuture[]::new))
                .join();
        assertThat(valid()).hasSize(DeviceTokens.MAX_TOKENS);
        try (var left = Files.list(file.getParent())) {
            assertThat(left).hasSize(2);
        }
    }

    private void add(String token) {
        try {
            files.add(ALICE, token, NOW);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
