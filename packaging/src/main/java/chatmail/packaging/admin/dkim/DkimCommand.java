// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.dkim;

import chatmail.common.config.ChatmailConfig;
import chatmail.common.config.ConfigException;
import chatmail.common.daemon.ExitCode;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.User;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** {@code chatmailctl dkim}: lists, adds and retires pairs of keys. Each way returns the exit code. */
public final class DkimCommand {

    private final ChatmailConfig config;
    private final Host host;
    private final KeyFolder folder;
    private final PrintStream out;

    public DkimCommand(Host host, ChatmailConfig config, PrintStream out) {
        this.host = host;
        this.config = config;
        this.folder = new KeyFolder(host, config.dkim().keyDir());
        this.out = out;
    }

    /** One line for each key: selector, algorithm, whether it signs, file. */
    public int list() throws IOException {
        for (var key : folder.keys()) {
            boolean signs = key.pair().equals(config.dkim().selector());
            out.printf(
                    "%-30s %-8s %-6s %s%n",
                    key.selector(), key.kind().tag(), signs ? "signs" : "-", folder.file(key.selector()));
        }
        return ExitCode.OK;
    }

    /** Makes a pair and prints its records. */
    public int add(String pair) throws IOException, ConfigException {
        if (folder.missing(pair).size() < KeyKind.values().length) {
            throw new ConfigException(List.of(folder.file(pair) + ": there is a key of this name (expected: a new one; "
                    + "chatmailctl dkim list shows them)"));
        }
        make(pair);
        printRecords(pair);
        return ExitCode.OK;
    }

    /** Deletes a pair that signs no more, and prints where DNS still has it. */
    public int retire(String pair) throws IOException, ConfigException {
        if (pair.equals(config.dkim().selector())) {
            throw new ConfigException(List.of("dkim_selector = " + pair
                    + ": this pair signs (expected: one that does not; chatmailctl dkim rotate has another sign)"));
        }
        var keys = folder.keys(pair);
        if (keys.isEmpty()) {
            throw new ConfigException(List.of(folder.file(pair) + ": there is no such key (expected: one of those that "
                    + "chatmailctl dkim list shows)"));
        }
        folder.remove(pair);
        out.println("deleted; to be taken out of DNS:");
        keys.forEach(key -> out.println(key.name(config.mailDomain()) + '.'));
        return ExitCode.OK;
    }

    /** Makes what the pair lacks. */
    void make(String pair) throws IOException, ConfigException {
        var milter = User.find(host, "chatmail");
        if (milter.isEmpty()) {
            throw new ConfigException(List.of("/etc/passwd: no user chatmail (expected: the package chatmail-common is "
                    + "installed, which makes it)"));
        }
        folder.make(pair, milter.get());
    }

    List<DkimKey> keys(String pair) throws IOException {
        return folder.keys(pair);
    }

    void printRecords(String pair) throws IOException {
        keys(pair).forEach(key -> out.println(key.zoneLine(config.mailDomain())));
        out.flush();
    }
}
