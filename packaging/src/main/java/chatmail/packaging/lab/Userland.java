// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The programs and libraries that a Dovecot is made of: this machine's, or those of another Debian. All else is this
 * machine's in either case: files, sockets, users, network and process ids.
 */
public final class Userland {

    /**
     * Today's Debians have nothing but links into /usr where /bin and /lib were. Java is this machine's: Dovecot starts
     * the expirer.
     */
    private static final String ENTER = "mkdir -p \"$0/lib/jvm\" && mount --bind /usr/lib/jvm \"$0/lib/jvm\""
            + " && mount --rbind \"$0\" /usr && exec \"$@\"";

    private final Path usr;
    private final List<String> entry;

    private Userland(Path usr, List<String> entry) {
        this.usr = usr;
        this.entry = entry;
    }

    /** What is installed here. */
    public static Userland ofThisMachine() {
        return new Userland(Path.of("/usr"), List.of());
    }

    /**
     * That of a Debian that was made before. Its /usr lies over this machine's for the programs that are started so
     * and their children; nobody else ever sees that mount, and it ends with them.
     */
    public static Userland of(DebianRoot debian) throws IOException {
        var usr = debian.directory().resolve("usr");
        return new Userland(
                usr, List.of("unshare", "--mount", "--propagation", "private", "sh", "-c", ENTER, usr.toString()));
    }

    /** Where its /usr lies for those who do not run in it. */
    public Path usr() {
        return usr;
    }

    /** The command line that runs a program of this userland, in the process that is started with it. */
    public List<String> command(List<String> command) {
        var all = new ArrayList<>(entry);
        all.addAll(command);
        return all;
    }
}
