// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.files;

import chatmail.packaging.admin.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks diff and diff3, which every Debian has. */
public final class Compare {

    private final Host host;
    private final Path scratch;

    /** @param scratch a directory for copies, for nobody else to read */
    public Compare(Host host, Path scratch) {
        this.host = host;
        this.scratch = scratch;
    }

    /** The change as people read it, a unified diff. */
    public byte[] unified(FileChange change) throws IOException {
        var before = copy("before", change.before());
        var after = copy("after", change.after());
        var outcome = host.run(
                "diff",
                "-u",
                "--label",
                change.before().isEmpty() ? "/dev/null" : change.path(),
                "--label",
                change.after().isEmpty() ? "/dev/null" : change.path(),
                before,
                after);
        if (outcome.status() > 1) {
            throw new IOException("diff: " + outcome.text());
        }
        return outcome.output();
    }

    /** Does to {@code mine} what leads from {@code old} to {@code yours}; empty when both changed the same place. */
    Optional<byte[]> merge(byte[] mine, byte[] old, byte[] yours) throws IOException {
        var outcome = host.run(List.of(
                "diff3",
                "-m",
                copy("mine", Optional.of(mine)),
                copy("old", Optional.of(old)),
                copy("yours", Optional.of(yours))));
        if (outcome.status() > 1) {
            throw new IOException("diff3: " + outcome.text());
        }
        return outcome.good() ? Optional.of(outcome.output()) : Optional.empty();
    }

    private String copy(String name, Optional<byte[]> content) throws IOException {
        return Files.write(scratch.resolve(name), content.orElse(new byte[0])).toString();
    }
}
