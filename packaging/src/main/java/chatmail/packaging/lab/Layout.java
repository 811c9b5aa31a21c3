// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the parts of a private relay lie below its directory.
 *
 * @param root the directory itself
 */
public record Layout(Path root) {

    /** A copy of the ready-to-run tree: the original may lie where the daemons' user cannot read. */
    public Path tree() {
        return root.resolve("tree");
    }

    /** {@code chatmail.ini}. */
    public Path config() {
        return root.resolve("chatmail.ini");
    }

    /** While it exists nobody gets a new account. */
    public Path nocreate() {
        return root.resolve("mail/.nocreate");
    }

    /** Configuration of the private Postfix. */
    public Path postfixConfig() {
        return root.resolve("postfix");
    }

    /** Postfix's queue directory. */
    public Path queue() {
        return root.resolve("spool");
    }

    /** Sockets inside Postfix. Dovecot puts its own here, before Postfix runs. */
    public Path postfixSockets() {
        return queue().resolve("private");
    }

    /** The milter's sockets: set-group-id to Postfix's group, which has to write them. */
    public Path milterSockets() {
        return queue().resolve("chatmail");
    }

    /** Postfix's data directory. */
    public Path postfixData() {
        return root.resolve("postfix-data");
    }

    /** Configuration of the private Dovecot. */
    public Path dovecotConfig() {
        return root.resolve("dovecot");
    }

    /** Dovecot's base directory. */
    public Path dovecotRun() {
        return root.resolve("dovecot-run");
    }

    /** Doveauth's sockets. */
    public Path doveauthSockets() {
        return root.resolve("doveauth");
    }

    /** Where Dovecot asks for accounts. */
    public Path authSocket() {
        return doveauthSockets().resolve("auth.sock");
    }

    /** Where Dovecot reports logins. */
    public Path lastLoginSocket() {
        return doveauthSockets().resolve("lastlogin.sock");
    }

    /** Where Dovecot asks for METADATA and tells of deliveries. */
    public Path metadataSocket() {
        return doveauthSockets().resolve("metadata.sock");
    }

    /** Dovecot's script that tells of deliveries. */
    public Path pushLua() {
        return tree().resolve("share/dovecot-push.lua");
    }

    /** The expirer as Dovecot calls it, which gives it no environment to find Java by. */
    Path expirerHook() {
        return root.resolve("expirer-hook");
    }

    /** Dovecot's script that asks doveauth. */
    public Path authLua() {
        return tree().resolve("share/dovecot-auth.lua");
    }

    /** The mailboxes. */
    public Path mailboxes() {
        return root.resolve("mail");
    }

    /** One log file for each program. */
    public Path logs() {
        return root.resolve("log");
    }

    /** Certificate and key. */
    Path tls() {
        return root.resolve("tls");
    }

    /** The certificate, which is its own authority. */
    public Path certificate() {
        return tls().resolve("certificate.pem");
    }

    /** The certificate's private key, for root only. */
    public Path certificateKey() {
        return tls().resolve("key.pem");
    }

    /** The milter's signing keys, for its user alone. */
    public Path dkimKeys() {
        return root.resolve("dkim");
    }

    /** Makes the directories with the owners and modes of an installed relay. */
    void create(ServiceUser user) throws IOException {
        FileTree.mode(root, "rwx--x--x");
        Path[] ours = {postfixConfig(), queue(), dovecotConfig(), dovecotRun(), logs(), tls()};
        for (var directory : ours) {
            Files.createDirectory(directory);
            FileTree.mode(directory, "rwxr-xr-x");
        }
        for (var directory : new Path[] {mailboxes(), doveauthSockets(), dkimKeys()}) {
            Files.createDirectory(directory);
            FileTree.mode(directory, "rwx------");
            FileTree.own(directory, user.name(), user.group());
        }
        for (var directory : new Path[] {postfixData(), postfixSockets()}) {
            Files.createDirectory(directory);
            FileTree.mode(directory, "rwx------");
            FileTree.own(directory, "postfix", "postfix");
        }
        Files.createDirectory(milterSockets());
        FileTree.own(milterSockets(), user.name(), "postfix");
        FileTree.setGroupId(milterSockets(), 0750);
    }
}
