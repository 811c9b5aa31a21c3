// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.status;

import chatmail.common.config.ChatmailConfig;
import chatmail.common.daemon.ExitCode;
import chatmail.common.listen.ListenAddress;
import chatmail.packaging.admin.host.Host;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;

/** {@code chatmailctl status}. It always ends with 0: that a daemon does not answer is a figure too. */
public final class StatusCommand {

    private static final Duration DAEMON = Duration.ofSeconds(5);

    /** Millions of messages are a matter of a minute or two. */
    private static final Duration COUNTING = Duration.ofMinutes(5);

    private final Host host;
    private final ChatmailConfig config;
    private final Path file;
    private final PrintStream out;

    /** @param file the configuration as the running system sees it */
    public StatusCommand(Host host, ChatmailConfig config, Path file, PrintStream out) {
        this.host = host;
        this.config = config;
        this.file = file;
        this.out = out;
    }

    public int run() {
        // All at once, for the one that counts takes the longest.
        var storage = Source.ask(COUNTING, new Storage(host, file)::count);
        var milter = daemon(config.services().metricsMilter());
        var doveauth = daemon(config.services().metricsDoveauth());
        var screen = new Screen(out, Instant.now());
        screen.line("relay", config.mailDomain());
        creation(screen);
        screen.line("disk", Spoken.bytes(free()) + " free");
        show(screen, "storage", storage, "chatmail-expirer --config " + file + " report", Screen::storage);
        screen.gap();
        daemon(screen, "milter", "metrics_milter", milter, Screen::mail);
        screen.gap();
        daemon(screen, "doveauth", "metrics_doveauth", doveauth, Screen::logins);
        out.flush();
        return ExitCode.OK;
    }

    private void creation(Screen screen) {
        var nocreate = config.newAccounts().nocreateFile();
        screen.line(
                "creation",
                Files.exists(host.at(nocreate))
                        ? "off, while " + nocreate + " exists; chatmailctl creation on"
                        : "on, logging in creates accounts");
    }

    /** Of the nearest directory that is there. */
    private long free() {
        var place = host.at(config.storage().mailboxesDir());
        while (!Files.exists(place) && place.getParent() != null) {
            place = place.getParent();
        }
        return place.toFile().getUsableSpace();
    }

    private static Optional<Source> daemon(Optional<ListenAddress> address) {
        return address.map(where -> Source.ask(DAEMON, new Endpoint(where)::ask));
    }

    private void daemon(
            Screen screen, String name, String option, Optional<Source> source, BiConsumer<Screen, Samples> figures) {
        if (source.isEmpty()) {
            screen.line(name, "not asked, for " + option + " is empty");
        } else {
            var cure = "systemctl status chatmail-" + name + "; chatmailctl check";
            show(screen, name, source.get(), cure, (there, samples) -> {
                there.line(name, "answers; since it started:");
                figures.accept(there, samples);
            });
        }
    }

    private void show(Screen screen, String name, Source source, String cure, BiConsumer<Screen, Samples> figures) {
        try {
            figures.accept(screen, source.answer());
        } catch (IOException silent) {
            screen.line(name, "does not answer: " + silent.getMessage() + "; to do: " + cure);
        }
    }
}
