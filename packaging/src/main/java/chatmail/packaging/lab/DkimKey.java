// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The RSA key a relay signs with, made by openssl as an administrator would. */
public final class DkimKey {

    private DkimKey() {}

    /** Makes one for this user alone. */
    static void create(Path file, ServiceUser user) throws IOException {
        create(file);
        FileTree.own(file, user.name(), user.group());
    }

    /** Makes one for the user who asks. */
    public static void create(Path file) throws IOException {
        Commands.run(List.of("openssl", "genrsa", "-out", file.toString(), "2048"));
        FileTree.mode(file, "rw-------");
    }

    /** What DNS has to say about it (RFC 6376, section 3.6.1). */
    public static String record(Path file) throws IOException {
        var pem = Commands.run(List.of("openssl", "pkey", "-in", file.toString(), "-pubout"));
        return "v=DKIM1; k=rsa; p=" + pem.replaceAll("-----[^-]+-----|\\s", "");
    }
}
