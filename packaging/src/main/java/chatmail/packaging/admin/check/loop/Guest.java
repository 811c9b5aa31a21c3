// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.loop;

import chatmail.common.accounts.MaildirAccountStore;
import chatmail.common.address.Address;
import chatmail.common.config.ChatmailConfig;
import chatmail.common.mailbox.Mailboxes;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.stream.Collectors;

/**
 * An account for a moment. It is taken away when this is closed, or else when the process is told to end; what a killed one
 * leaves goes as other accounts that nobody uses.
 */
final class Guest implements AutoCloseable {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LONG = 24;
    private static final int LOOKS = 10;
    private static final long PAUSE_MILLIS = 100;

    private final MaildirAccountStore store;
    private final Address address;
    private final String password;
    private final Thread atExit = new Thread(this::leaveQuietly, "guest");

    private Guest(MaildirAccountStore store, Address address, String password) {
        this.store = store;
        this.address = address;
        this.password = password;
    }

    /**
     * A name that nobody has, as long as may be, so that nobody else comes to it meanwhile.
     *
     * @param mailboxes where they are on this machine
     */
    static Guest invite(ChatmailConfig config, Path mailboxes, SecureRandom random) throws IOException {
        var rules = config.newAccounts();
        var store = new MaildirAccountStore(new Mailboxes(mailboxes, config.mailDomain()));
        int length = Math.max(rules.usernameMinLength(), Math.min(LONG, rules.usernameMaxLength()));
        var address = new Address(letters(random, length), config.mailDomain());
        if (store.find(address).isPresent()) {
            throw new IOException("a name made up at random is taken");
        }
        var guest = new Guest(store, address, letters(random, Math.max(LONG, rules.passwordMinLength())));
        Runtime.getRuntime().addShutdownHook(guest.atExit);
        return guest;
    }

    private static String letters(SecureRandom random, int length) {
        return random.ints(length, 0, LETTERS.length())
                .mapToObj(at -> LETTERS.substring(at, at + 1))
                .collect(Collectors.joining());
    }

    String address() {
        return address.toString();
    }

    String password() {
        return password;
    }

    private void leaveQuietly() {
        try {
            store.discard(address);
        } catch (IOException tooLate) {
            System.err.println("chatmailctl: " + address + " could not be taken away: " + tooLate);
        }
    }

    /** Dovecot may be about to note how much is in the mailbox, and makes it anew for that; so it takes some looks. */
    @Override
    public void close() throws IOException {
        try {
            for (int look = 0; look < LOOKS; look++) {
                store.discard(address);
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        store.discard(address);
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            // Then it takes away once more what is gone.
        }
    }
}
