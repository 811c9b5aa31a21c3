// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.setup;

import chatmail.packaging.admin.files.FileChange;
import java.util.List;
import java.util.stream.Stream;

/**
 * What setup would do.
 *
 * @param ini {@code chatmail.ini}, which is made once and then the administrator's
 * @param files of Postfix and Dovecot, changed or not
 * @param makings what is made once, there already or not
 * @param problems empty, or nothing may be done
 */
record Plan(FileChange ini, List<FileChange> files, List<Making> makings, List<String> problems) {

    Plan {
        files = List.copyOf(files);
        makings = List.copyOf(makings);
        problems = List.copyOf(problems);
    }

    /** The files that would change, {@code chatmail.ini} first. */
    List<FileChange> changes() {
        return Stream.concat(Stream.of(ini), files.stream())
                .filter(FileChange::isOne)
                .toList();
    }

    /** What would be made. */
    List<Making> missing() {
        return makings.stream().filter(making -> making.toMake().isPresent()).toList();
    }
}
