// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.setup;

import chatmail.common.config.ConfigException;
import chatmail.packaging.admin.files.FileChange;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What setup would do once more to a relay that is set up.
 *
 * @param changed files that are not as it would write them
 * @param missing what it would make
 * @param problems what would keep it from doing so
 * @param due whether the services have not taken up yet what it wrote
 */
public record Drift(List<String> changed, List<String> missing, List<String> problems, boolean due) {

    public Drift {
        changed = List.copyOf(changed);
        missing = List.copyOf(missing);
        problems = List.copyOf(problems);
    }

    /** Makes a plan and throws it away. */
    public static Drift find(Host host, Path configFile, String domain) throws IOException {
        boolean due = Files.exists(host.at(Services.MARK));
        try (var scratch = Scratch.make()) {
            var plan = new Planner(host, configFile, scratch.directory()).plan(domain, false);
            return new Drift(
                    plan.changes().stream().map(FileChange::path).toList(),
                    plan.missing().stream()
                            .map(making -> making.toMake().orElseThrow())
                            .toList(),
                    plan.problems(),
                    due);
        } catch (ConfigException inTheWay) {
            return new Drift(List.of(), List.of(), inTheWay.problems(), due);
        }
    }
}
