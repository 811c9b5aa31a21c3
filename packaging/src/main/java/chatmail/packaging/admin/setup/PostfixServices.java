// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.setup;

import chatmail.packaging.admin.setup.MasterCf.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts our services into {@code master.cf}, unless they would push out somebody else's. */
final class PostfixServices {

    /** The names of a port: of /etc/services, of Debian's past, and its number. */
    private static final Map<String, String> PORTS = Map.ofEntries(
            Map.entry("smtp", "25"),
            Map.entry("mail", "25"),
            Map.entry("submission", "587"),
            Map.entry("submissions", "465"),
            Map.entry("smtps", "465"),
            Map.entry("ssmtp", "465"),
            Map.entry("urd", "465"));

    private final String file;
    private final MasterCf now;
    private final MasterCf written;
    private final List<Service> ours;

    /**
     * @param file what problems call it
     * @param written what we made of it last time, empty if we did not
     * @param ours the template, filled in
     */
    PostfixServices(String file, String now, Optional<String> written, String ours) {
        this.file = file;
        this.now = MasterCf.parse(now);
        this.written = MasterCf.parse(written.orElse(""));
        this.ours = MasterCf.parse(ours).services();
    }

    /** As it shall be. Services in the way are gone from it; those that matter to somebody become problems. */
    String wired(boolean force, List<String> problems) {
        var wired = now;
        for (var service : now.services()) {
            if (isInTheWay(service)) {
                if (!force && !isExpendable(service)) {
                    problems.add(file + ':' + service.line() + ": "
                            + service.text().get(0).strip()
                            + " (expected: no service of your own there; take it out, or setup --force does)");
                }
                if (ours.stream().noneMatch(one -> one.key().equals(service.key()))) {
                    wired = wired.without(other -> other.key().equals(service.key()));
                }
            }
        }
        // Not at the end, where others add theirs: what is wide apart can be told apart when this is undone.
        var neighbour = "";
        for (var service : ours) {
            wired = wired.with(service, neighbour);
            neighbour = service.key();
        }
        return wired.text();
    }

    private boolean isInTheWay(Service service) {
        return ours.stream()
                .anyMatch(one -> one.key().equals(service.key())
                        || (port(one).isPresent() && port(one).equals(port(service))));
    }

    /** As Debian ships it, as we wrote it, or as we are about to write it. */
    private boolean isExpendable(Service service) {
        return (service.key().equals("smtp inet") && service.isPlain("smtpd"))
                || written.find(service.key()).filter(service::isSameAs).isPresent()
                || ours.stream().anyMatch(service::isSameAs);
    }

    /** The port it listens on, for a service of the internet. */
    private static Optional<String> port(Service service) {
        var key = service.key();
        if (!key.endsWith(" inet")) {
            return Optional.empty();
        }
        var name = key.substring(0, key.length() - " inet".length());
        var port = name.substring(name.lastIndexOf(':') + 1);
        return Optional.of(PORTS.getOrDefault(port, port));
    }
}
