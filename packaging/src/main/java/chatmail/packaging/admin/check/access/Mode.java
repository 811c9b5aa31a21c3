// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Who may do what with a file (inode(7)).
 *
 * @param bits type and permissions
 */
public record Mode(int uid, int gid, int bits) {

    private static final int TYPE = 0170000;
    private static final int SOCKET = 0140000;
    private static final int PERMISSIONS = 07777;

    public static Mode of(Path file) throws IOException {
        return new Mode(number(file, "unix:uid"), number(file, "unix:gid"), number(file, "unix:mode"));
    }

    private static int number(Path file, String attribute) throws IOException {
        return (int) Files.getAttribute(file, attribute);
    }

    public boolean isSocket() {
        return (bits & TYPE) == SOCKET;
    }

    @Override
    public String toString() {
        return "owner " + uid + ", group " + gid + " and mode " + Integer.toOctalString(bits & PERMISSIONS);
    }
}
