// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.sweep;

import static chatmail.expirer.maildir.MailTree.name;
import static org.assertj.core.api.Assertions.assertThat;

import chatmail.expirer.maildir.MailTree;
import chatmail.expirer.maildir.Name;
import chatmail.expirer.maildir.OpenDirectory;
import chatmail.expirer.maildir.Place;
import chatmail.expirer.removal.ExpiryCause;
import chatmail.expirer.removal.Findings;
import chatmail.expirer.removal.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
    private static final Duration OLD = Duration.ofDays(21);
    private static final Duration YOUNG = Duration.ofDays(1);

    @TempDir
    Path root;

    private SweptTree tree = new SweptTree(Path.of("/"));

    @BeforeEach
    void plant() {
        tree = new SweptTree(root);
    }

    @Nested
    class OfMessages {
        @Test
        void removesTheOldInEveryFolderAndSaysWhy() throws IOException {
            Path seen = tree.message("a@c.test/cur", OLD, "M1P1.h,S=10,W=10:2,S");
            Path unseen = tree.message("a@c.test/.DeltaChat/new", OLD, "M2P1.h");
            Path abandoned = tree.file("a@c.test/tmp/x", Duration.ofHours(37), 1);
            Path large = tree.file("a@c.test/cur/" + name(Duration.ofDays(8), "M3P1.h"), YOUNG, 200_001);
            Path young = tree.message("a@c.test/cur", YOUNG, "M4P1.h,S=10,W=10:2,S");

            Report report = tree.sweep();

            assertThat(List.of(seen, unseen, abandoned, large)).noneMatch(Files::exists);
            assertThat(young).exists();
            assertThat(tree.lines)
                    .containsExactlyInAnyOrder(
                            root.relativize(seen) + "\told",
                            root.relativize(unseen) + "\told",
                            root.relativize(abandoned) + "\tabandoned",
                            root.relativize(large) + "\tlarge");
            assertThat(report.removed(ExpiryCause.OLD)).isEqualTo(2);
            assertThat(report.failures()).isZero();
        }

        @Test
        void goesByTheNameWhereTheFileWasTouchedOrForged() throws IOException {
            Path restored = tree.file("a@c.test/cur/" + name(OLD, "M1P1.h"), Duration.ZERO, 1);
            Path backdated = tree.file("a@c.test/cur/" + name(YOUNG, "M1P1.h"), Duration.ofDays(9_000), 1);
            tree.sweep();
            assertThat(restored).doesNotExist();
            assertThat(backdated).exists();
        }

        @Test
        void goesByTheFileWhereTheNameTellsNothing() throws IOException {
            Path old = tree.file("a@c.test/new/message", OLD, 1);
            Path young = tree.file("a@c.test/new/other", YOUNG, 1);
            tree.sweep();
            assertThat(old).doesNotExist();
            assertThat(young).exists();
        }

        @Test
        void copesWithHostileNames() throws IOException {
            for (String hostile :
                    List.of("-rf", "a b", "x\ny", "$(id)", "%s%n", "'\"\\", "1.", "\u00fc", ":2,S", "@")) {
                tree.file("a@c.test/cur/" + hostile, OLD, 1);
                tree.file("a@c.test/new/" + hostile, YOUNG, 1);
            }
            assertThat(tree.sweep().removed(ExpiryCause.OLD)).isEqualTo(10);
            assertThat(root.resolve("a@c.test/cur")).isEmptyDirectory();
            assertThat(root.resolve("a@c.test/new").toFile().list()).hasSize(10);
        }

        @Test
        void letsThoseGoThatVanishFirst() throws IOException {
            Path cur = Files.createDirectories(root.resolve("a@c.test/cur"));
            var report = new Report();
            OpenDirectory.open(cur, open -> {
                var sweep = new MailboxSweep(
                        open,
                        new ExpiryPolicy(MailTree.LIMITS, MailTree.NOW),
                        new Findings(report, Optional.empty()),
                        false,
                        () -> false);
                sweep.found(open, Name.of(name(OLD, "M1P1.h")), Place.CUR);
                sweep.found(open, Name.of(name(OLD, "M1P1.h,S=1")), Place.CUR);
            });
            assertThat(report.failures()).isZero();
            assertThat(report.removed(ExpiryCause.OLD)).isZero();
        }
    }

    @Nested
    class OfWhatIsNoMessage {
        @Test
        void leavesADirectoryThatIsNamedLikeAMessageAndPromisesNothingElse() throws IOException {
            tree.file("a@c.test/cur/" + name(OLD, "M1P1.h,S=10:2,S") + "/file", OLD, 1);
            Path message = tree.message("a@c.test/cur", OLD, "M2P1.h,S=10:2,S");
            tree.dryRun();
            assertThat(tree.lines).containsExactly(root.relativize(message) + "\told");
            tree.sweep();
            assertThat(tree.lines).containsExactly(root.relativize(message) + "\told");
            assertThat(root.resolve("a@c.test/cur")).isDirectoryContaining("glob:**M1P1*");
        }

        @Test
        void removesALinkThatIsNamedLikeAMessageAndNotWhatItLeadsTo(@TempDir Path outside) throws IOException {
            Path treasure = Files.createFile(outside.resolve("treasure"));
            Files.createDirectories(root.resolve("a@c.test/cur"));
            Path link =
                    Files.createSymbolicLink(root.resolve("a@c.test/cur/" + name(OLD, "M1P1.h,S=10:2,S")), treasure);
            tree.sweep();
            assertThat(treasure).exists();
            assertThat(link).doesNotExist();
        }

        @Test
        void leavesEverythingElseOfAMailboxAlone() throws IOException {
            List<String> others = List.of(
                    "a@c.test/password",
                    "a@c.test/enforceE2EEincoming",
                    "a@c.test/metadata.json",
                    "a@c.test/subscriptions",
                    "a@c.test/dovecot-uidlist",
                    "a@c.test/dovecot.index.log",
                    "a@c.test/.DeltaChat/dovecot-uidlist",
                    "a@c.test/cur/.hidden",
                    "a@c.test/cur/1000000000.dir/file",
                    ".new-draft/cur/1000000000.M1P1.h",
                    "lists/cur/1000000000.M1P1.h",
                    "1000000000.M1P1.h@c.test");
            for (String other : others) {
                tree.file(other, Duration.ofDays(60), 1);
            }
            tree.sweep();
            assertThat(others).allMatch(other -> Files.exists(root.resolve(other)));
            assertThat(tree.lines).isEmpty();
        }

        @Test
        void neverLeavesTheMailboxesDirectory(@TempDir Path outside) throws IOException {
            Path treasure = new MailTree(outside).message("cur", OLD, "M1P1.h");
            tree.message("a@c.test/cur", OLD, "M1P1.h");
            Files.createSymbolicLink(root.resolve("linked@c.test"), outside);
            Files.createSymbolicLink(root.resolve("a@c.test/.Linked"), outside);
            Files.createSymbolicLink(root.resolve("a@c.test/new"), outside.resolve("cur"));
            Path link = Files.createSymbolicLink(root.resolve("a@c.test/cur/1000000000.M2P1.h"), treasure);

            Report report = tree.sweep();

            assertThat(treasure).exists();
            assertThat(link).isSymbolicLink();
            assertThat(report.removed(ExpiryCause.OLD)).isEqualTo(1);
            assertThat(report.failures()).isZero();
        }
    }

    @Nested
    class OfTheQuotaSum {
        @Test
        void dropsItWhereSomethingWasRemoved() throws IOException {
            Path changed = tree.file("a@c.test/maildirsize", YOUNG, 30);
            tree.message("a@c.test/.DeltaChat/cur", OLD, "M1P1.h");
            Path same = tree.file("b@c.test/maildirsize", YOUNG, 30);
            tree.message("b@c.test/cur", YOUNG, "M1P1.h");
            tree.sweep();
            assertThat(changed).doesNotExist();
            assertThat(same).exists();
        }
    }

    @Nested
    class OfAccounts {
        @Test
        void removesTheInactiveWithAllTheirMail() throws IOException {
            Path inactive = tree.account("a@c.test", Duration.ofDays(91));
            tree.message("a@c.test/cur", YOUNG, "M1P1.h");
            Path active = tree.account("b@c.test", Duration.ofDays(89));

            Report report = tree.sweep();

            assertThat(inactive).doesNotExist();
            assertThat(active).exists();
            assertThat(root.resolve(".tombstones")).isDirectory();
            assertThat(tree.lines).containsExactly("a@c.test\tinactive");
            assertThat(report.removed(ExpiryCause.INACTIVE)).isEqualTo(1);
        }

        @Test
        void neverTakesOneDirectoryForAnother() throws IOException {
            tree.account("a@c.test", Duration.ofDays(91));
            Path upperCase = tree.account("B@c.test", Duration.ofDays(91));
            Path lowerCase = tree.account("b@c.test", YOUNG);
            Path foreign = tree.account("a@d.test", Duration.ofDays(91));
            tree.sweep();
            assertThat(List.of(upperCase, lowerCase, foreign)).allMatch(Files::exists);
            assertThat(tree.lines).containsExactly("a@c.test\tinactive");
        }

        @Test
        void asksNoLinkForTheLastLogin(@TempDir Path outside) throws IOException {
            Path target = new MailTree(outside).file("password", OLD.multipliedBy(10), 0);
            Path young = tree.message("a@c.test/cur", YOUNG, "M1P1.h");
            Files.createSymbolicLink(root.resolve("a@c.test/password"), target);
            tree.sweep();
            assertThat(young).exists();
            assertThat(tree.lines).isEmpty();
        }

        @Test
        void goesOnAfterAFailure() throws IOException {
            for (String address : List.of("a@c.test", "b@c.test", "c@c.test")) {
                tree.account(address, Duration.ofDays(91));
                tree.message(address + "/cur", OLD, "M1P1.h");
            }
            Report report = tree.sweep(new BrokenAccounts(), false);
            assertThat(report.failures()).isEqualTo(3);
            assertThat(report.removed(ExpiryCause.OLD)).isEqualTo(3);
        }
    }

    @Nested
    class OfDirectoriesWithoutAnAccount {
        @Test
        void removesTheEmpty() throws IOException {
            Path empty = Files.createDirectories(root.resolve("a@c.test"));
            Path foreign = Files.createDirectories(root.resolve("a@other.test"));
            Path account = tree.account("b@c.test", YOUNG);
            tree.dryRun();
            assertThat(tree.lines).containsExactlyInAnyOrder("a@c.test\tempty", "a@other.test\tempty");
            assertThat(empty).exists();
            tree.sweep();
            assertThat(tree.lines).containsExactlyInAnyOrder("a@c.test\tempty", "a@other.test\tempty");
            assertThat(List.of(empty, foreign)).noneMatch(Files::exists);
            assertThat(account).exists();
        }

        @Test
        void reportsThoseThatHoldSomething() throws IOException {
            tree.file("a@c.test/dovecot.index.log", YOUNG, 1);
            assertThat(tree.sweep().summary()).contains("without-account=1 ").contains("failures=0");
            assertThat(tree.remarks).containsExactly("# a@c.test: no account, but not empty");
            assertThat(root.resolve("a@c.test/dovecot.index.log")).exists();
        }
    }

    @Nested
    class AsADryRun {
        @Test
        void changesNothingAndSaysWhatARealRunDoes() throws IOException {
            tree.account("a@c.test", Duration.ofDays(91));
            tree.message("a@c.test/cur", OLD, "M1P1.h");
            tree.file("b@c.test/maildirsize", YOUNG, 30);
            for (String directory : List.of("cur", "new", ".DeltaChat/cur")) {
                for (int i = 0; i < 5; i++) {
                    tree.message("b@c.test/" + directory, OLD, "M" + i + "P1.h,S=10");
                }
            }
            var before = tree.snapshot();
            tree.dryRun();
            List<String> promised = List.copyOf(tree.lines);
            assertThat(tree.snapshot()).isEqualTo(before);
            assertThat(root.resolve(".tombstones")).doesNotExist();

            tree.sweep();
            assertThat(tree.lines).hasSize(16).containsExactlyInAnyOrderElementsOf(promised);
        }
    }

    @Test
    void doesNothingBeforeTheFirstAccount() throws IOException {
        var none = new SweptTree(root.resolve("none"));
        assertThat(none.sweep().failures()).isZero();
        assertThat(none.root).doesNotExist();
    }
}
