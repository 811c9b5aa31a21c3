// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin;

import chatmail.common.config.ConfigException;
import chatmail.common.daemon.Arguments;
import chatmail.common.daemon.ExitCode;
import chatmail.common.daemon.UsageException;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.Shell;
import chatmail.packaging.admin.setup.SetupCommand;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What {@code chatmailctl} hands over to: {@code --home DIR --config FILE [--root DIR] COMMAND ...}. */
public final class AdminMain {

    private static final Set<String> FLAGS = Set.of("--dry-run", "--force", "--undo");
    private static final Set<String> VALUED = Set.of("--home", "--config", "--root");

    private final Shell shell;
    private final PrintStream out;
    private final PrintStream err;

    AdminMain(Shell shell, PrintStream out, PrintStream err) {
        this.shell = shell;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        System.exit(new AdminMain(Shell.ofThisMachine(), System.out, System.err).run(args));
    }

    /** Runs a command and returns the exit code. */
    int run(String... args) {
        try {
            return dispatch(Arguments.parse(args, FLAGS, VALUED));
        } catch (UsageException wrong) {
            err.println("chatmailctl: " + wrong.getMessage() + "; chatmailctl --help tells more");
            return ExitCode.USAGE;
        } catch (ConfigException problems) {
            problems.problems().forEach(err::println);
            return ExitCode.CONFIG;
        } catch (IOException trouble) {
            err.println("chatmailctl: cannot go on: " + trouble);
            return ExitCode.OS;
        }
    }

    private int dispatch(Arguments arguments) throws UsageException, IOException, ConfigException {
        var host = new Host(
                Path.of(arguments.value("--root").orElse("/")).toAbsolutePath(),
                Path.of(required(arguments, "--home")),
                shell);
        var config = Path.of(required(arguments, "--config")).toAbsolutePath();
        var words = arguments.operands();
        if (words.isEmpty()) {
            throw new UsageException("a command is missing");
        }
        var rest = words.subList(1, words.size());
        return switch (words.get(0)) {
            case "setup" -> setup(host, config, arguments, rest);
            default -> throw new UsageException("unknown command " + words.get(0));
        };
    }

    private int setup(Host host, Path config, Arguments arguments, List<String> words)
            throws UsageException, IOException, ConfigException {
        var command = new SetupCommand(host, out, err, arguments.has("--dry-run"), arguments.has("--force"));
        if (arguments.has("--undo")) {
            if (!words.isEmpty()) {
                throw new UsageException("setup --undo takes no domain");
            }
            return command.undo();
        }
        if (words.size() != 1) {
            throw new UsageException("setup takes one domain");
        }
        return command.wire(config, Domain.parse(words.get(0)));
    }

    private static String required(Arguments arguments, String option) throws UsageException {
        return arguments.value(option).orElseThrow(() -> new UsageException(option + " is missing"));
    }
}
