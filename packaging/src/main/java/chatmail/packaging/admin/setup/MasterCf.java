// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of Postfix's {@code master.cf} as services (master(5)); what is not changed stays as it was written, to the
 * last blank. A service is a line and those after it that begin with a blank, also beyond comments and empty lines.
 */
final class MasterCf {

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int FIELDS = 8;
    private static final int CHROOT = 4;
    private static final int COMMAND = 7;

    /**
     * A service in force.
     *
     * @param line where it begins, counted from 1
     * @param text its lines
     */
    record Service(int line, List<String> text) {

        Service {
            text = List.copyOf(text);
        }

        /** Name, type, private, unprivileged, chroot, wake-up, limit of processes, command. */
        private String field(int number) {
            var fields = BLANKS.split(text.get(0).strip(), FIELDS);
            return number < fields.length ? fields[number] : "-";
        }

        /** What tells it from others: its name and type. */
        String key() {
            return field(0) + ' ' + field(1);
        }

        String chroot() {
            return field(CHROOT);
        }

        /** Whether it is as Debian has it: the program, and nothing said about it. */
        boolean isPlain(String program) {
            return text.size() == 1 && field(COMMAND).equals(program);
        }

        boolean isSameAs(Service other) {
            return text.equals(other.text);
        }
    }

    /** Services and the comments between them, in order; for a comment the service is empty. */
    private record Piece(List<String> text, Optional<Service> service) {}

    private final List<Piece> pieces;

    private MasterCf(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    static MasterCf parse(String text) {
        var pieces = new ArrayList<Piece>();
        var open = new ArrayList<String>();
        var comments = new ArrayList<String>();
        int begin = 0;
        int number = 0;
        for (var line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.strip().startsWith("#")) {
                comments.add(line);
            } else if (Character.isWhitespace(line.charAt(0)) && !open.isEmpty()) {
                open.addAll(comments);
                comments.clear();
                open.add(line);
            } else {
                close(pieces, begin, open, comments);
                begin = number;
                open.add(line);
            }
        }
        close(pieces, begin, open, comments);
        return new MasterCf(pieces);
    }

    private static void close(List<Piece> pieces, int begin, List<String> open, List<String> comments) {
        if (!open.isEmpty()) {
            var service = new Service(begin, open);
            pieces.add(new Piece(service.text(), Optional.of(service)));
        }
        if (!comments.isEmpty()) {
            pieces.add(new Piece(List.copyOf(comments), Optional.empty()));
        }
        open.clear();
        comments.clear();
    }

    List<Service> services() {
        return pieces.stream().flatMap(piece -> piece.service().stream()).toList();
    }

    Optional<Service> find(String key) {
        return services().stream().filter(service -> service.key().equals(key)).findFirst();
    }

    /**
     * With a service in place of the one with its name.
     *
     * @param neighbour key of the one that it comes after if there is none; without that it comes last
     */
    MasterCf with(Service service, String neighbour) {
        var place = find(service.key()).isPresent() ? service.key() : neighbour;
        var all = new ArrayList<Piece>();
        var piece = new Piece(service.text(), Optional.of(service));
        boolean placed = false;
        for (var old : pieces) {
            var key = old.service().map(Service::key).orElse("");
            if (!key.equals(service.key())) {
                all.add(old);
            }
            if (key.equals(place) && !placed) {
                all.add(piece);
                placed = true;
            }
        }
        if (!placed) {
            all.add(piece);
        }
        return new MasterCf(all);
    }

    MasterCf without(Predicate<Service> unwanted) {
        return new MasterCf(pieces.stream()
                .filter(piece -> piece.service().filter(unwanted).isEmpty())
                .toList());
    }

    String text() {
        return pieces.stream().flatMap(piece -> piece.text().stream()).collect(Collectors.joining("\n", "", "\n"));
    }
}
