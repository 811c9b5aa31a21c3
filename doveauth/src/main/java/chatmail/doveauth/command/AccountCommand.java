// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.command;

import chatmail.common.accounts.AccountStore;
import chatmail.common.address.Address;
import chatmail.common.daemon.Arguments;
import chatmail.common.daemon.ExitCode;
import chatmail.common.daemon.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** {@code block ADDR}, {@code unblock ADDR} and {@code accounts [--blocked] [--count]}. */
public final class AccountCommand {
    /** Flags of {@code accounts}. */
    public static final String BLOCKED = "--blocked";

    public static final String COUNT = "--count";

    private static final List<String> COMMANDS = List.of("block", "unblock", "accounts");

    private final AccountStore store;
    private final PrintStream out;

    /** @param out for what was asked */
    public AccountCommand(AccountStore store, PrintStream out) {
        this.store = store;
        this.out = out;
    }

    /**
     * Does what the operands say.
     *
     * @return the exit code
     */
    public int run(Arguments arguments) throws IOException, UsageException {
        String command = arguments.operands().get(0);
        List<String> operands =
                arguments.operands().subList(1, arguments.operands().size());
        if (!COMMANDS.contains(command)) {
            throw new UsageException("unknown command " + command + " (expected: " + String.join(", ", COMMANDS) + ')');
        }
        if (command.equals("accounts")) {
            return list(arguments, operands);
        }
        if (arguments.has(BLOCKED) || arguments.has(COUNT)) {
            throw new UsageException(command + " takes no options");
        }
        Address address = address(command, operands);
        store.block(address, command.equals("block"));
        return ExitCode.OK;
    }

    private static Address address(String command, List<String> operands) throws UsageException {
        if (operands.size() != 1) {
            throw new UsageException(command + " takes one address");
        }
        return Address.parse(operands.get(0))
                .orElseThrow(() -> new UsageException(
                        operands.get(0) + ": no address (expected: one such as someone@chat.example)"));
    }

    private int list(Arguments arguments, List<String> operands) throws IOException, UsageException {
        if (!operands.isEmpty()) {
            throw new UsageException("accounts takes no address");
        }
        try (Stream<Address> all = arguments.has(BLOCKED) ? store.iterateBlocked() : store.iterate()) {
            if (arguments.has(COUNT)) {
                out.println(all.count());
                return ExitCode.OK;
            }
            for (Iterator<Address> each = all.iterator(); each.hasNext() && !out.checkError(); ) {
                out.println(each.next());
            }
        }
        out.flush();
        return out.checkError() ? ExitCode.FAILURE : ExitCode.OK;
    }
}
