// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import chatmail.common.accounts.AccountStore;
import chatmail.common.accounts.MaildirAccountStore;
import chatmail.common.config.ChatmailConfig;
import chatmail.common.config.ConfigException;
import chatmail.common.mailbox.Mailboxes;
import chatmail.milter.dkim.SigningKeys;
import chatmail.milter.dns.DnsKeyLookup;
import chatmail.milter.dns.KeySource;
import chatmail.milter.keys.KeyFiles;
import chatmail.milter.policy.Role;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;

/**
 * What a verdict depends on besides the message.
 *
 * @param keys those that mail of ours is signed with
 * @param dns where the keys of others come from
 */
record Surroundings(ChatmailConfig config, SigningKeys keys, AccountStore accounts, KeySource dns, Instant now) {
    /** One message has at most ten signatures to verify. */
    private static final int MAX_LOOKUPS = 32;

    /**
     * Those of the daemon. Keys are read for the roles that sign, since not everybody who asks may read them.
     *
     * @throws ConfigException when a key that is there cannot be used
     */
    static Surroundings of(ChatmailConfig config, Role role) throws ConfigException {
        SigningKeys keys = role == Role.INCOMING
                ? new SigningKeys(config.mailDomain(), List.of())
                : new KeyFiles(config.dkim().keyDir(), config.dkim().selector(), config.mailDomain()).current();
        return new Surroundings(
                config,
                keys,
                new MaildirAccountStore(new Mailboxes(config.storage().mailboxesDir(), config.mailDomain())),
                new DnsKeyLookup(
                        config.dns().servers(), config.dns().timeout(), MAX_LOOKUPS, new SimpleMeterRegistry()),
                Instant.now());
    }
}
