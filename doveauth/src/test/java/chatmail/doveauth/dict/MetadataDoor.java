// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.dict;

import chatmail.common.address.Address;
import chatmail.common.config.ChatmailConfig.Services;
import chatmail.common.mailbox.Mailboxes;
import chatmail.common.work.Workers;
import chatmail.doveauth.TestAccounts;
import chatmail.doveauth.metadata.MetadataDict;
import chatmail.doveauth.metadata.MetadataFiles;
import chatmail.doveauth.metadata.ServerEntries;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The door {@code metadata} of a relay where alice@c.test has an account, and where nothing else is at home. */
final class MetadataDoor {
    private static final Instant NOW = Instant.ofEpochSecond(1_795_337_620);

    private MetadataDoor() {}

    static DictHandler over(Path mail) throws IOException {
        TestAccounts.store(mail)
                .createIfAbsent(Address.parseExact("alice@c.test").orElseThrow(), "{PLAIN}x");
        var services = new Services(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("https://iroh.c.test"),
                Optional.of(mail.resolve("no-turn-server")));
        return new MetadataDict(
                new MetadataFiles(new Mailboxes(mail, "c.test")),
                new ServerEntries("c.test", services, Workers.inPlace(), () -> NOW),
                (recipient, own) -> CompletableFuture.completedFuture(null),
                Workers.inPlace(),
                () -> NOW);
    }
}
