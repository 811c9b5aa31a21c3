// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.machine;

import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.User;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The users that the daemons run as. */
public record UsersCheck(Host host) implements Check {

    /** And the packages that make them. */
    private static final List<Map.Entry<String, String>> USERS = List.of(
            Map.entry("vmail", "chatmail-common"),
            Map.entry("chatmail", "chatmail-common"),
            Map.entry("postfix", "postfix"));

    @Override
    public String name() {
        return "users";
    }

    @Override
    public List<Outcome> run() throws IOException {
        var outcomes = new ArrayList<Outcome>();
        for (var user : USERS) {
            if (User.find(host, user.getKey()).isEmpty()) {
                outcomes.add(Outcome.fail(
                        "/etc/passwd has no user " + user.getKey(),
                        "install the package " + user.getValue() + ", which makes it"));
            }
        }
        return outcomes.isEmpty() ? List.of(Outcome.ok("vmail, chatmail and postfix are there")) : outcomes;
    }
}
