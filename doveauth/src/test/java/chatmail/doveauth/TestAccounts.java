// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth;

import chatmail.common.accounts.AccountStore;
import chatmail.common.accounts.MaildirAccountStore;
import chatmail.common.config.ChatmailConfig.NewAccounts;
import chatmail.common.config.DataSize;
import chatmail.common.mailbox.Mailboxes;
import chatmail.common.work.Workers;
import chatmail.doveauth.accounts.AccountRules;
import chatmail.doveauth.accounts.Accounts;
import chatmail.doveauth.accounts.HostConditions;
import chatmail.doveauth.accounts.Password;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/** Accounts of {@code c.test} in a directory, with the rules' default lengths. */
public final class TestAccounts {
    public static final NewAccounts LIMITS =
            new NewAccounts(9, 9, 9, Path.of("/nocreate"), 5, new DataSize(200), new DataSize(1_000));

    public static final AccountRules RULES = new AccountRules("c.test", LIMITS);

    public static final HostConditions IDLE =
            new HostConditions(false, OptionalDouble.of(0.5), OptionalLong.of(200), OptionalLong.of(1_000));

    private TestAccounts() {}

    public static AccountStore store(Path mail) {
        return new MaildirAccountStore(new Mailboxes(mail, "c.test"));
    }

    public static Accounts accounts(AccountStore store, Function<Password, String> hash, Workers workers) {
        return new Accounts(store, RULES, () -> IDLE, hash, workers, workers);
    }
}
