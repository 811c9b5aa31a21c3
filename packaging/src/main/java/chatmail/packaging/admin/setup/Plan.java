// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.setup;

import chatmail.packaging.admin.files.FileChange;
import java.util.List;
import java.util.stream.Stream;

/**
 * What setup would do.
 *
 * @param ini {@code chatmail.ini}, which is made once and then the administrator's
 * @param files of Postfix, Dovecot and nginx, and what else others read, changed or not
 * @param takenBack files that an earlier setup changed and that are needed no more, as they were before it
 * @param makings what is made once, there already or not
 * @param notes what the administrator has to know
 * @param problems empty, or nothing may be done
 */
record Plan(
        FileChange ini,
        List<FileChange> files,
        List<FileChange> takenBack,
        List<Making> makings,
        List<String> notes,
        List<String> problems) {

    Plan {
        files = List.copyOf(files);
        takenBack = List.copyOf(takenBack);
        makings = List.copyOf(makings);
        notes = List.copyOf(notes);
        problems = List.copyOf(problems);
    }

    /** The files that would change, {@code chatmail.ini} first. */
    List<FileChange> changes() {
        return Stream.of(List.of(ini), files, takenBack)
                .flatMap(List::stream)
                .filter(FileChange::isOne)
                .toList();
    }

    /** What would be made. */
    List<Making> missing() {
        return makings.stream().filter(making -> making.toMake().isPresent()).toList();
    }
}
