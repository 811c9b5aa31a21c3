// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.dkim;

import static java.nio.charset.StandardCharsets.UTF_8;

import chatmail.common.config.ChatmailConfig;
import chatmail.common.config.ConfigException;
import chatmail.common.daemon.ExitCode;
import chatmail.packaging.admin.files.Disk;
import chatmail.packaging.admin.host.Host;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * {@code chatmailctl dkim rotate}: has another pair sign, once everybody can see its records. Cut off anywhere, it goes on
 * when it is called again with the same selector.
 */
public final class Rotation {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Host host;
    private final ChatmailConfig config;
    private final Path configFile;
    private final PublishedKeys published;
    private final PrintStream out;
    private final PrintStream err;

    /** @param configFile as the running system sees it */
    public Rotation(
            Host host,
            ChatmailConfig config,
            Path configFile,
            PublishedKeys published,
            PrintStream out,
            PrintStream err) {
        this.host = host;
        this.config = config;
        this.configFile = configFile;
        this.published = published;
        this.out = out;
        this.err = err;
    }

    /**
     * Returns the exit code.
     *
     * @param wait whether to wait for DNS, or to end with 75 if it is not that far
     */
    public int run(String pair, boolean wait) throws IOException, ConfigException {
        var keys = new DkimCommand(host, config, out);
        keys.make(pair);
        keys.printRecords(pair);
        if (!areVisible(keys.keys(pair), wait)) {
            err.println("chatmailctl: DNS does not show these records yet; to go on: chatmailctl dkim rotate " + pair);
            return ExitCode.TEMPORARY;
        }
        var old = config.dkim().selector();
        if (pair.equals(old)) {
            err.println("chatmailctl: " + configFile + " says so already: dkim_selector = " + pair);
        } else {
            choose(pair, old);
        }
        return restart(pair);
    }

    private void choose(String pair, String old) throws IOException {
        var file = host.at(configFile);
        var text = IniEdit.set(Files.readString(file), "dkim_selector", pair);
        Disk.put(file, text.getBytes(UTF_8));
        err.println("chatmailctl: " + configFile + ": dkim_selector = " + pair);
        err.println("chatmailctl: leave the records of " + old
                + " in DNS for a week, for mail that is under way; then: " + "chatmailctl dkim retire " + old);
    }

    private boolean areVisible(List<DkimKey> keys, boolean wait) throws IOException {
        boolean told = false;
        while (true) {
            if (published.showAll(keys, config.mailDomain())) {
                return true;
            }
            if (!wait) {
                return false;
            }
            if (!told) {
                err.println("chatmailctl: waiting until DNS shows these records; Ctrl-C does no harm");
                told = true;
            }
            try {
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    /** The milter reads the configuration when it starts. */
    private int restart(String pair) throws IOException {
        if (!host.hasSystemd()) {
            err.println("chatmailctl: restart chatmail-milter, it does not sign with " + pair + " before");
            return ExitCode.OK;
        }
        var outcome = host.run("systemctl", "try-restart", "chatmail-milter.service");
        if (!outcome.good()) {
            err.println("chatmailctl: systemctl try-restart chatmail-milter.service: " + outcome.text());
        }
        return outcome.good() ? ExitCode.OK : ExitCode.FAILURE;
    }
}
