// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.setup;

import chatmail.packaging.admin.dkim.KeyFolder;
import chatmail.packaging.admin.host.User;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;

/** The pair of keys that signs. */
record DkimKeys(KeyFolder folder, String selector, User milter) implements Making {

    @Override
    public Optional<String> toMake() {
        var missing = folder.missing(selector);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(missing.stream().map(Object::toString).collect(Collectors.joining(" and "))
                        + ": to sign with (DKIM)");
    }

    @Override
    public void make() throws IOException {
        folder.make(selector, milter);
    }
}
