// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.mta;

import java.util.List;

/** What an MTA tells a milter of a message, in this order, with the numbers of libmilter's {@code mfdef.h}. */
enum Stage {
    CONNECT('C', 0x1, 0x1000, 0, "j {daemon_name} {daemon_addr} v _"),
    HELO('H', 0x2, 0x2000, 1, ""),
    MAIL('M', 0x4, 0x4000, 2, "{auth_type} {auth_authen} {mail_addr} {mail_host} {mail_mailer}"),
    RCPT('R', 0x8, 0x8000, 3, "i {rcpt_addr} {rcpt_host} {rcpt_mailer}"),
    DATA('T', 0x200, 0x10000, 4, "i"),
    HEADER('L', 0x20, 0x80, -1, "i"),
    END_OF_HEADERS('N', 0x40, 0x40000, 6, "i"),
    BODY('B', 0x10, 0x80000, -1, "i"),
    END_OF_MESSAGE('E', 0, 0, 5, "i");

    private final char letter;
    private final int leftOut;
    private final int noReply;
    private final int macroStage;
    private final String macros;

    Stage(char letter, int leftOut, int noReply, int macroStage, String macros) {
        this.letter = letter;
        this.leftOut = leftOut;
        this.noReply = noReply;
        this.macroStage = macroStage;
        this.macros = macros;
    }

    char letter() {
        return letter;
    }

    /** Whether a milter that chose these steps does not want to be told. */
    boolean isLeftOut(int steps) {
        return (steps & leftOut) != 0;
    }

    /** Whether a milter that chose these steps answers. */
    boolean isAnswered(int steps) {
        return (steps & (leftOut | noReply)) == 0;
    }

    /** The number by which a milter chooses macros for this stage; -1 if it cannot. */
    int macroStage() {
        return macroStage;
    }

    /** The macros that Postfix sends unless the milter chose. */
    List<String> macros() {
        return words(macros);
    }

    static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.trim().split("[ ,]+", -1));
    }
}
