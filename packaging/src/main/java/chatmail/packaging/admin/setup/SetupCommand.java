// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.setup;

import chatmail.common.config.ConfigException;
import chatmail.common.daemon.ExitCode;
import chatmail.packaging.admin.files.Compare;
import chatmail.packaging.admin.files.FileChange;
import chatmail.packaging.admin.files.Ledger;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.Scratch;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code chatmailctl setup}: prints what changes, and changes it. Each way returns the exit code. */
public final class SetupCommand {

    private final Host host;
    private final PrintStream out;
    private final boolean dryRun;
    private final boolean force;
    private final Services services;

    /**
     * @param dryRun to print only
     * @param force to overwrite what others put there
     */
    public SetupCommand(Host host, PrintStream out, PrintStream err, boolean dryRun, boolean force) {
        this.host = host;
        this.out = out;
        this.dryRun = dryRun;
        this.force = force;
        this.services = new Services(host, out, err);
    }

    /** Wires everything for a domain; {@code configFile} is made if it is not there. */
    public int wire(Path configFile, String domain) throws IOException, ConfigException {
        try (var scratch = Scratch.make()) {
            var plan = new Planner(host, configFile, scratch.directory()).plan(domain, force);
            var compare = new Compare(host, scratch.directory());
            print(compare, plan.changes());
            for (var making : plan.missing()) {
                out.println("makes " + making.toMake().orElseThrow());
            }
            plan.notes().forEach(note -> out.println("note: " + note));
            if (!plan.problems().isEmpty()) {
                throw new ConfigException(plan.problems());
            }
            if (plan.changes().isEmpty() && plan.missing().isEmpty() && !services.isDue()) {
                out.println("nothing to change: " + domain + " is set up");
                return ExitCode.OK;
            }
            if (dryRun) {
                return unchanged();
            }
            carryOut(plan, new Ledger(host, compare));
            if (!services.start()) {
                return ExitCode.FAILURE;
            }
            out.println(
                    domain + " is set up. Next: publish the records that chatmailctl dns prints; chatmailctl check says"
                            + " of each thing whether it works");
            return ExitCode.OK;
        }
    }

    private void carryOut(Plan plan, Ledger ledger) throws IOException {
        ledger.open();
        services.due(
                Stream.concat(plan.files().stream(), plan.takenBack().stream()).anyMatch(SetupCommand::isNginxs));
        services.stop(plan.takenBack());
        if (plan.ini().isOne()) {
            ledger.write(plan.ini());
        }
        // Postfix and Dovecot are pointed to these, so they come first.
        for (var making : plan.missing()) {
            making.make();
        }
        for (var change : plan.files()) {
            if (change.isOne()) {
                ledger.carryOut(change);
            }
        }
        for (var change : plan.takenBack()) {
            ledger.undo(change);
            ledger.forget(change.path());
        }
    }

    /** Has every file as it was; mailboxes, {@code chatmail.ini}, keys and certificate stay. */
    public int undo() throws IOException, ConfigException {
        try (var scratch = Scratch.make()) {
            var compare = new Compare(host, scratch.directory());
            var ledger = new Ledger(host, compare);
            var paths = ledger.paths();
            if (paths.isEmpty() && !services.isDue()) {
                out.println("nothing to undo");
                return ExitCode.OK;
            }
            var problems = new ArrayList<String>();
            var changes = new ArrayList<FileChange>();
            for (var path : paths) {
                ledger.undoing(path, force)
                        .ifPresentOrElse(
                                changes::add,
                                () -> problems.add(path + ": was changed since, where setup had changed it (expected:"
                                        + " take your changes back, or --force loses them)"));
            }
            print(compare, changes.stream().filter(FileChange::isOne).toList());
            if (!problems.isEmpty()) {
                throw new ConfigException(problems);
            }
            if (dryRun) {
                return unchanged();
            }
            services.due(changes.stream().anyMatch(SetupCommand::isNginxs));
            services.stop(changes);
            for (var change : changes) {
                ledger.undo(change);
            }
            ledger.forget();
            return services.restart() ? ExitCode.OK : ExitCode.FAILURE;
        }
    }

    private static boolean isNginxs(FileChange change) {
        return change.isOne() && NginxFiles.isConfiguration(change.path());
    }

    private int unchanged() {
        out.println("dry run: nothing was changed");
        return ExitCode.OK;
    }

    private void print(Compare compare, List<FileChange> changes) throws IOException {
        for (var change : changes) {
            out.write(compare.unified(change));
            out.println();
        }
        out.flush();
    }
}
