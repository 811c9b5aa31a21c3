// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import java.util.List;

/** What DNS said about a key: nothing there and could not ask are different things. */
public sealed interface KeyAnswer {
    /**
     * There are TXT records.
     *
     * @param records the strings of each record joined, each character an octet
     */
    record Found(List<String> records) implements KeyAnswer {}

    /** The name does not exist, or has no TXT records. */
    record Absent() implements KeyAnswer {}

    /**
     * It is not known; asking later may help.
     *
     * @param why a short ASCII sentence
     */
    record Unavailable(String why) implements KeyAnswer {}
}
