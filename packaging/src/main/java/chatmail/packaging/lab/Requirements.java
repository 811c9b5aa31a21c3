// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a machine needs for a private relay. */
public final class Requirements {

    private static final Map<String, String> FILES = new LinkedHashMap<>();

    static {
        FILES.put("/usr/sbin/postfix", "postfix");
        FILES.put("/usr/lib/dovecot/imap", "dovecot-imapd");
        FILES.put("/usr/lib/dovecot/lmtp", "dovecot-lmtpd");
        FILES.put("/usr/lib/dovecot/modules/auth/libauthdb_lua.so", "dovecot-auth-lua");
        FILES.put("/usr/share/lua/5.4/socket.lua", "lua-socket");
        FILES.put("/usr/bin/openssl", "openssl");
        FILES.put("/usr/bin/setpriv", "util-linux");
    }

    private Requirements() {}

    /** What is lacking: Debian packages, and root. Empty when all is there. */
    public static List<String> missing() throws IOException {
        var missing = new ArrayList<String>();
        if (!Files.getOwner(Path.of("/proc/self")).getName().equals("root")) {
            missing.add("root");
        }
        FILES.forEach((file, debianPackage) -> {
            if (!Files.exists(Path.of(file))) {
                missing.add(debianPackage);
            }
        });
        return missing;
    }
}
