// SPDX-License-Identifier: Apache-2.0
package chatmail.milter;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** For tests with programs of others. */
public final class Installed {
    private Installed() {}

    /** Leaves the test out where the program is missing, unless {@code chatmail.require} asks for every test. */
    public static void orLeftOut(boolean here, String debianPackage) {
        if (!here && Boolean.getBoolean("chatmail.require")) {
            throw new IllegalStateException(
                    "chatmail.require is set, but Debian package " + debianPackage + " is missing");
        }
        assumeTrue(here, "left out: Debian package " + debianPackage + " is missing");
    }
}
