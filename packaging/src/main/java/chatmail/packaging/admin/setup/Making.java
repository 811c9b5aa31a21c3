// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.setup;

import java.io.IOException;
import java.util.Optional;

/** Something that setup makes once and {@code --undo} leaves: keys, certificate, directories. Its content is not shown. */
interface Making {

    /** What it is, if it is not there yet. */
    Optional<String> toMake();

    void make() throws IOException;
}
