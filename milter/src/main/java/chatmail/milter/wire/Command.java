// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.wire;

/** The letters by which the MTA's packets are told apart. */
final class Command {
    static final char ABORT = 'A';
    static final char BODY = 'B';
    static final char CONNECT = 'C';
    static final char MACRO = 'D';
    static final char END_OF_BODY = 'E';
    static final char HELO = 'H';
    static final char QUIT_NEW_CONNECTION = 'K';
    static final char HEADER = 'L';
    static final char MAIL = 'M';
    static final char END_OF_HEADERS = 'N';
    static final char OPTION_NEGOTIATION = 'O';
    static final char QUIT = 'Q';
    static final char RCPT = 'R';
    static final char DATA = 'T';
    static final char UNKNOWN = 'U';

    private Command() {}
}
