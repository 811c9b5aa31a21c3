// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.dict;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Some items of an iteration, kept as they will be sent. */
public final class DictItems {
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private int size;

    public void add(String key, String value) {
        lines.write('O');
        DictEscape.escape(key.getBytes(StandardCharsets.UTF_8), lines);
        lines.write('\t');
        DictEscape.escape(value.getBytes(StandardCharsets.UTF_8), lines);
        lines.write('\n');
        size++;
    }

    public int size() {
        return size;
    }

    /** Every item's line. */
    byte[] lines() {
        return lines.toByteArray();
    }
}
