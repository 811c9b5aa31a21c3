// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The blocks of lines by which a text differs from another, as diff(1) without options tells them, put in place of each
 * other in a third text.
 *
 * <p>A merge takes two changes for one conflict if they touch, for it cannot know which was to come first. What lines
 * were added below ours is no conflict here: a block is found by its own lines, which must be there once and once only.
 */
record Blocks(List<Block> blocks) {

    private static final Pattern PLACE = Pattern.compile("\\d+(,\\d+)?[acd]\\d+(,\\d+)?");
    private static final String OLD = "< ";
    private static final String NEW = "> ";

    /** Lines, and those that come in their place. */
    record Block(List<String> old, List<String> replacement) {

        Block() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    /** Empty if the texts differ in what are no whole lines. */
    static Optional<Blocks> parse(byte[] diff) {
        var blocks = new ArrayList<Block>();
        for (var line : lines(diff)) {
            if (PLACE.matcher(line).matches()) {
                blocks.add(new Block());
            } else if (line.startsWith("\\")) {
                return Optional.empty();
            } else if (line.startsWith(OLD)) {
                blocks.get(blocks.size() - 1).old().add(line.substring(OLD.length()));
            } else if (line.startsWith(NEW)) {
                blocks.get(blocks.size() - 1).replacement().add(line.substring(NEW.length()));
            }
        }
        return Optional.of(new Blocks(blocks));
    }

    /** Empty if a block is not where one could expect it. */
    Optional<byte[]> replaceIn(byte[] text) {
        var lines = lines(text);
        var result = new ArrayList<String>();
        int done = 0;
        for (var block : blocks) {
            int place = Collections.indexOfSubList(lines, block.old());
            boolean clear = !block.old().isEmpty()
                    && place >= done
                    && place == Collections.lastIndexOfSubList(lines, block.old());
            if (!clear) {
                return Optional.empty();
            }
            result.addAll(lines.subList(done, place));
            result.addAll(block.replacement());
            done = place + block.old().size();
        }
        result.addAll(lines.subList(done, lines.size()));
        return Optional.of(String.join("\n", result).getBytes(ISO_8859_1));
    }

    /** With an empty one last, if the last line has an end. */
    private static List<String> lines(byte[] text) {
        return List.of(new String(text, ISO_8859_1).split("\n", -1));
    }
}
