// SPDX-License-Identifier: Apache-2.0
package chatmail.common.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.address.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailboxesTest {
    @TempDir
    Path root;

    @Test
    void makesAnAddressOfTheDomainAPathBelowTheRoot() {
        assertThat(new Mailboxes(root, "c.test").of(new Address("alice", "c.test")))
                .hasValue(new Mailbox(root.resolve("alice@c.test")));
    }

    @ParameterizedTest
    @CsvSource({
        "alice,other.test",
        "../alice,c.test",
        ".tombstones,c.test",
        "a/b,c.test",
        "alice+x,c.test",
        "Alice,c.test"
    })
    void makesNoOtherAddressAPath(String localPart, String domain) {
        assertThat(new Mailboxes(root, "c.test").of(new Address(localPart, domain)))
                .isEmpty();
    }

    @Test
    void listsTheAddressesThatHaveAnAccount() throws IOException {
        Files.createDirectory(root.resolve(".new-1"));
        Files.createDirectory(root.resolve("ghost@c.test"));
        Files.writeString(Files.createDirectory(root.resolve("alice@c.test")).resolve("password"), "x");
        try (var addresses = new Mailboxes(root, "c.test").addresses()) {
            assertThat(addresses).containsExactly(new Address("alice", "c.test"));
        }
    }
}
