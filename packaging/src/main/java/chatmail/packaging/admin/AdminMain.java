// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin;

import chatmail.common.config.ChatmailConfig;
import chatmail.common.config.ConfigException;
import chatmail.common.config.ConfigReader;
import chatmail.common.daemon.Arguments;
import chatmail.common.daemon.ExitCode;
import chatmail.common.daemon.UsageException;
import chatmail.packaging.admin.check.command.CheckCommand;
import chatmail.packaging.admin.dkim.DkimCommand;
import chatmail.packaging.admin.dkim.PublishedKeys;
import chatmail.packaging.admin.dkim.Rotation;
import chatmail.packaging.admin.dkim.Selector;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.Shell;
import chatmail.packaging.admin.setup.SetupCommand;
import chatmail.packaging.admin.status.StatusCommand;
import chatmail.packaging.admin.web.WebCommand;
import chatmail.packaging.admin.zone.DnsCommand;
import chatmail.packaging.admin.zone.SystemDns;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** What {@code chatmailctl} hands over to: {@code --home DIR --config FILE [--root DIR] COMMAND ...}. */
public final class AdminMain {

    private static final Set<String> FLAGS = Set.of("--dry-run", "--force", "--undo", "--no-wait");
    private static final Set<String> VALUED = Set.of("--home", "--config", "--root", "--output");

    /** Asks as a configuration says. */
    @FunctionalInterface
    interface Dns {
        PublishedKeys of(ChatmailConfig config) throws IOException;
    }

    private final Shell shell;
    private final Dns dns;
    private final PrintStream out;
    private final PrintStream err;

    AdminMain(Shell shell, Dns dns, PrintStream out, PrintStream err) {
        this.shell = shell;
        this.dns = dns;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        System.exit(new AdminMain(Shell.ofThisMachine(), config -> new SystemDns(config.dns()), System.out, System.err)
                .run(args));
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
            case "dns" -> {
                if (!rest.isEmpty()) {
                    throw new UsageException("dns takes no more words");
                }
                yield new DnsCommand(host, out).run(read(host, config));
            }
            case "check" -> {
                if (!rest.isEmpty()) {
                    throw new UsageException("check takes no more words");
                }
                yield new CheckCommand(host, out).run(config);
            }
            case "status" -> {
                if (!rest.isEmpty()) {
                    throw new UsageException("status takes no more words");
                }
                yield new StatusCommand(host, read(host, config), config, out).run();
            }
            case "dkim" -> dkim(host, config, arguments, rest);
            case "web" -> {
                if (!rest.equals(List.of("build"))) {
                    throw new UsageException("web takes build");
                }
                var output = Path.of(required(arguments, "--output"))
                        .toAbsolutePath()
                        .normalize();
                yield new WebCommand(host, out, err).build(read(host, config), output);
            }
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

    private int dkim(Host host, Path file, Arguments arguments, List<String> words)
            throws UsageException, IOException, ConfigException {
        var verb = words.isEmpty() ? "" : words.get(0);
        boolean named = words.size() == 2;
        if (!(verb.equals("list") && words.size() == 1)
                && !(Set.of("add", "rotate", "retire").contains(verb) && named)
                && !(verb.equals("rotate") && words.size() == 1)) {
            throw new UsageException("dkim takes list, add SELECTOR, rotate [SELECTOR] or retire SELECTOR");
        }
        var selector = named ? Selector.parse(words.get(1)) : "";
        var config = read(host, file);
        var keys = new DkimCommand(host, config, out);
        return switch (verb) {
            case "list" -> keys.list();
            case "add" -> keys.add(selector);
            case "retire" -> keys.retire(selector);
            default ->
                new Rotation(host, config, file, dns.of(config), out, err)
                        .run(
                                named
                                        ? selector
                                        : Selector.after(config.dkim().selector(), LocalDate.now(ZoneOffset.UTC)),
                                !arguments.has("--no-wait"));
        };
    }

    private ChatmailConfig read(Host host, Path file) throws ConfigException {
        var config = ConfigReader.read(host.at(file));
        config.warnings().forEach(err::println);
        return config;
    }

    private static String required(Arguments arguments, String option) throws UsageException {
        return arguments.value(option).orElseThrow(() -> new UsageException(option + " is missing"));
    }
}
