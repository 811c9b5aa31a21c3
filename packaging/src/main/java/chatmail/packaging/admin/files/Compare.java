// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.files;

import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        var outcome = ask(
                "diff",
                "-u",
                "--label",
                change.before().isEmpty() ? "/dev/null" : change.path(),
                "--label",
                change.after().isEmpty() ? "/dev/null" : change.path(),
                before,
                after);
        return outcome.output();
    }

    /** Does to {@code mine} what leads from {@code old} to {@code yours}; empty when both changed the same lines. */
    Optional<byte[]> merge(byte[] mine, byte[] old, byte[] yours) throws IOException {
        var oldCopy = copy("old", Optional.of(old));
        var yourCopy = copy("yours", Optional.of(yours));
        var merged = ask("diff3", "-m", copy("mine", Optional.of(mine)), oldCopy, yourCopy);
        if (merged.good()) {
            return Optional.of(merged.output());
        }
        return Blocks.parse(ask("diff", oldCopy, yourCopy).output()).flatMap(blocks -> blocks.replaceIn(mine));
    }

    /** Status 1 says that there are differences. */
    private Shell.Outcome ask(String... command) throws IOException {
        var outcome = host.run(command);
        if (outcome.status() > 1) {
            throw new IOException(command[0] + ": " + outcome.text());
        }
        return outcome;
    }

    private String copy(String name, Optional<byte[]> content) throws IOException {
        return Files.write(scratch.resolve(name), content.orElse(new byte[0])).toString();
    }
}
