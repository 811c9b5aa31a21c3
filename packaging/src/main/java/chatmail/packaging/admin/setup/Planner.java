// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.setup;

import chatmail.common.config.ChatmailConfig;
import chatmail.common.config.ConfigException;
import chatmail.packaging.admin.certificate.CertificateInspection;
import chatmail.packaging.admin.dkim.KeyFolder;
import chatmail.packaging.admin.files.Compare;
import chatmail.packaging.admin.files.Disk;
import chatmail.packaging.admin.files.FileChange;
import chatmail.packaging.admin.files.Ledger;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.Postconf;
import chatmail.packaging.admin.host.User;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes up the mind of setup; writes to a scratch directory only. */
final class Planner {

    private final Host host;
    private final Path configFile;
    private final Path scratch;
    private final Ledger ledger;
    private final List<String> notes = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    Planner(Host host, Path configFile, Path scratch) {
        this.host = host;
        this.configFile = configFile;
        this.scratch = scratch;
        this.ledger = new Ledger(host, new Compare(host, scratch));
    }

    /**
     * What is to be done for a domain.
     *
     * @param force whether services and changes of others may go
     * @throws ConfigException with every problem, when they leave nothing to plan with
     */
    Plan plan(String domain, boolean force) throws IOException, ConfigException {
        var postfix = new PostfixFiles(host, scratch);
        var dovecot = new DovecotFiles(host, scratch);
        var nginx = new NginxFiles(host, scratch);
        var mailUser = user("vmail", "chatmail-common");
        var milterUser = user("chatmail", "chatmail-common");
        var postfixUser = user("postfix", "postfix");
        postfix.check(problems);
        dovecot.check(problems);
        nginx.check(problems);
        var ini = ini(domain);
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        var config = ini.orElseThrow().config();
        var facts = new Facts(
                config,
                configFile,
                mailUser.orElseThrow(),
                host.home().resolve("bin/chatmail-expirer"),
                Postconf.of(host).queue(),
                postfix.chroot());
        var placeholders = facts.placeholders();
        checkWords(placeholders.values());
        var wanted = new LinkedHashMap<String, byte[]>();
        wanted.putAll(postfix.wanted(placeholders, Facts.ETC, ledger, force, problems));
        wanted.putAll(dovecot.wanted(placeholders, Facts.ETC, problems));
        wanted.putAll(new SystemdFiles(host).wanted(config, placeholders));
        wanted.putAll(nginx.wanted(config, placeholders, notes, problems));

        var makings = new ArrayList<Making>();
        makings.add(new DkimKeys(
                new KeyFolder(host, config.dkim().keyDir()), config.dkim().selector(), milterUser.orElseThrow()));
        makings.add(OwnedDirectory.ofSockets(
                host, facts.postfixQueue().resolve("chatmail"), milterUser.orElseThrow(), postfixUser.orElseThrow()));
        makings.add(OwnedDirectory.ofMailboxes(host, config.storage().mailboxesDir(), mailUser.orElseThrow()));
        makings.add(new TlsPolicy(host));
        if (config.web().certificate().isPresent()) {
            var theirs = config.web().certificate().get();
            CertificateFiles.check(host, theirs, configFile.toString(), problems);
            new CertificateInspection(host)
                    .inspect(theirs.chain(), theirs.key(), List.of(config.mailDomain()), Instant.now())
                    .forEach(finding -> notes.add("tls_external_cert_and_key: " + finding.text()));
        } else {
            makings.add(new CertificateFiles(host, config.mailDomain(), scratch));
        }
        addWebPages(makings, config);
        return new Plan(
                ini.get().change(),
                changes(wanted, force),
                takenBack(wanted.keySet(), force),
                makings,
                notes,
                problems);
    }

    private void addWebPages(List<Making> makings, ChatmailConfig config) throws IOException {
        try {
            makings.add(WebPages.of(host, config));
        } catch (ConfigException wrong) {
            problems.addAll(wrong.problems());
        }
    }

    private Optional<User> user(String name, String debianPackage) throws IOException {
        var user = User.find(host, name);
        if (user.isEmpty()) {
            problems.add("/etc/passwd: no user " + name + " (expected: the package " + debianPackage
                    + " is installed, which makes it)");
        }
        return user;
    }

    private Optional<IniFile> ini(String domain) throws IOException {
        try {
            return Optional.of(IniFile.read(host, configFile, domain, scratch));
        } catch (ConfigException wrong) {
            problems.addAll(wrong.problems());
            return Optional.empty();
        }
    }

    /** Postfix and Dovecot take lines apart at blanks. */
    private void checkWords(Map<String, String> values) {
        values.forEach((name, value) -> {
            if (value.matches("(?s).*[\\s\"#$%'\\\\].*")) {
                problems.add(value + ": cannot be written into the files of Postfix and Dovecot as " + name
                        + " (expected: no blanks, quotes, # $ % or \\)");
            }
        });
    }

    private List<FileChange> changes(Map<String, byte[]> wanted, boolean force) throws IOException {
        var changes = new ArrayList<FileChange>();
        for (var file : wanted.entrySet()) {
            var path = file.getKey();
            var change = new FileChange(path, Disk.read(host.at(path)), Optional.of(file.getValue()));
            changes.add(change);
            boolean shared = path.startsWith(PostfixFiles.DIRECTORY + '/');
            if (!shared && !force && change.isOne() && isTheirs(change)) {
                problems.add(path + ": is not as setup wrote it (expected: your changes are in another file, "
                        + "or setup --force overwrites them)");
            }
        }
        return changes;
    }

    /** What is needed no more, with this configuration or this version. */
    private List<FileChange> takenBack(Set<String> wanted, boolean force) throws IOException {
        var changes = new ArrayList<FileChange>();
        for (var path : ledger.paths()) {
            if (!wanted.contains(path)) {
                ledger.undoing(path, force)
                        .ifPresentOrElse(
                                changes::add,
                                () -> problems.add(path + ": is needed no more, and is not as setup wrote it (expected:"
                                        + " take your changes out, or setup --force does)"));
            }
        }
        return changes;
    }

    /** Whether somebody else has a say in a file that is all ours. */
    private boolean isTheirs(FileChange change) throws IOException {
        return ledger.isChangedByOthers(change.path())
                || (ledger.written(change.path()).isEmpty() && change.before().isPresent());
    }
}
