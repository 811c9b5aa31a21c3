// SPDX-License-Identifier: Apache-2.0
package chatmail.common.daemon;

/** How a program of ours ends; numbers as in sysexits(3) where it has one. */
public final class ExitCode {
    public static final int OK = 0;
    /** Something failed, or a message was refused. */
    public static final int FAILURE = 1;
    /** The command line is wrong. */
    public static final int USAGE = 64;
    /** A bug of ours. */
    public static final int SOFTWARE = 70;
    /** The host does not let us: a socket cannot be bound, a directory cannot be read. */
    public static final int OS = 71;
    /** Not now: another process of ours is at the same work. */
    public static final int TEMPORARY = 75;
    /** The configuration is wrong; starting again will not help. */
    public static final int CONFIG = 78;

    private ExitCode() {}
}
