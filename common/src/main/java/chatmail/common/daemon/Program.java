// SPDX-License-Identifier: Apache-2.0
package chatmail.common.daemon;

import chatmail.common.config.ChatmailConfig;
import chatmail.common.config.ConfigException;
import chatmail.common.config.ConfigReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The frame around each main class: {@code --help}, {@code --version}, {@code --config}, and an exit code for every way
 * to end.
 *
 * @param name the command's name
 * @param usage its synopsis, as in the manual
 * @param flags its own options without a value
 * @param valued its own options with one
 */
public record Program(String name, String usage, Set<String> flags, Set<String> valued) {
    private static final Logger LOG = LoggerFactory.getLogger(Program.class);

    /** What a program does once command line and configuration are read. */
    @FunctionalInterface
    public interface Body {
        /** @return the exit code, or nothing when threads go on serving until SIGTERM */
        Optional<Integer> run(ChatmailConfig config, Arguments arguments)
                throws IOException, UsageException, ConfigException, InterruptedException;
    }

    /** Runs the body and ends the process, unless the body left servers running. */
    @SuppressWarnings("SystemExitOutsideMain") // This is the only place where a program of ours ends by itself.
    public void main(String[] args, Body body) {
        Optional<Integer> code = run(args, body);
        if (code.isPresent()) {
            System.exit(code.get());
        }
    }

    /** As {@link #main}, but the caller gets the exit code. */
    Optional<Integer> run(String[] args, Body body) {
        try {
            Arguments arguments = Arguments.parse(args, with(flags, "--help", "--version"), with(valued, "--config"));
            if (arguments.has("--help")) {
                System.out.println(usage);
                return Optional.of(ExitCode.OK);
            }
            if (arguments.has("--version")) {
                System.out.println(name + ' ' + version());
                return Optional.of(ExitCode.OK);
            }
            String file = arguments.value("--config").orElseThrow(() -> new UsageException("--config FILE is missing"));
            ChatmailConfig config = ConfigReader.read(Path.of(file));
            config.warnings().forEach(LOG::warn);
            return body.run(config, arguments);
        } catch (UsageException e) {
            System.err.println(name + ": " + e.getMessage() + "\n" + usage);
            return Optional.of(ExitCode.USAGE);
        } catch (ConfigException e) {
            e.problems().forEach(LOG::error);
            return Optional.of(ExitCode.CONFIG);
        } catch (IOException e) {
            LOG.error("cannot go on: {}", e.getMessage());
            return Optional.of(ExitCode.OS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(ExitCode.FAILURE);
        } catch (RuntimeException e) {
            LOG.error("cannot go on because of a bug", e);
            return Optional.of(ExitCode.SOFTWARE);
        }
    }

    private static Set<String> with(Set<String> own, String... common) {
        var all = new HashSet<>(own);
        all.addAll(Set.of(common));
        return all;
    }

    private static String version() {
        String version = Program.class.getPackage().getImplementationVersion();
        return version == null ? "(not from a jar)" : version;
    }
}
