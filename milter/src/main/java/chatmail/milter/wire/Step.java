// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.wire;

/** What an MTA can leave out or do differently: the third word of option negotiation ({@code SMFIP_*}). */
final class Step {
    static final int NO_HELO = 0x2;
    static final int NO_REPLY_FOR_HEADER = 0x80;
    static final int NO_UNKNOWN = 0x100;
    static final int UNDERSTANDS_SKIP = 0x400;
    static final int NO_REPLY_FOR_CONNECT = 0x1000;
    static final int NO_REPLY_FOR_HELO = 0x2000;
    static final int NO_REPLY_FOR_MAIL = 0x4000;
    static final int NO_REPLY_FOR_DATA = 0x10000;
    static final int NO_REPLY_FOR_UNKNOWN = 0x20000;
    static final int NO_REPLY_FOR_END_OF_HEADERS = 0x40000;
    /** Header values come, and are taken, with the blank behind the colon. */
    static final int LEADING_SPACE = 0x100000;

    private Step() {}
}
