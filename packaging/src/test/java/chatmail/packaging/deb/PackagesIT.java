// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackagesIT {

    private static final Path TREE = Path.of(System.getProperty("chatmail.tree", "target/chatmail"));
    private static final String HOME = "usr/share/chatmail/";

    @BeforeAll
    static void theyCanBeRead() {
        Tool.DPKG_DEB.isNeeded();
    }

    static List<DebFile> all() throws IOException {
        return DebFile.built();
    }

    @Test
    void thereAreFive() throws Exception {
        assertThat(all())
                .extracting(DebFile::name)
                .containsExactlyInAnyOrder(
                        "chatmail-common",
                        "chatmail-doveauth",
                        "chatmail-expirer",
                        "chatmail-milter",
                        "chatmail-relay");
    }

    @Test
    void eachFileOfTheTreeIsInOneOfThem() throws Exception {
        var installed = new ArrayList<String>();
        for (var deb : all()) {
            installed.addAll(deb.below(HOME));
        }
        installed.remove("cache");
        assertThat(installed).containsExactlyInAnyOrderElementsOf(treeWithoutManuals());
    }

    private static List<String> treeWithoutManuals() throws IOException {
        try (Stream<Path> files = Files.walk(TREE)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> TREE.relativize(file).toString())
                    .filter(file -> !file.startsWith("share/man/"))
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chatmail-milter", "chatmail-doveauth", "chatmail-expirer"})
    void aDaemonHasItsLibrariesFromItsPackageAndTheCommonOne(String daemon) throws Exception {
        var jars = new ArrayList<>(DebFile.named(daemon).below(HOME + "lib/"));
        jars.addAll(DebFile.named("chatmail-common").below(HOME + "lib/"));
        assertThat(jars).containsAll(classPath(daemon));
    }

    private static List<String> classPath(String daemon) throws IOException {
        var version = System.getProperty("chatmail.version", "");
        try (var jar = new JarFile(
                TREE.resolve("lib/" + daemon + "-" + version + ".jar").toFile())) {
            return List.of(jar.getManifest()
                    .getMainAttributes()
                    .getValue(Attributes.Name.CLASS_PATH)
                    .split(" ", -1));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void allOfItBelongsToRootAndNobodyElseMayWriteToIt(DebFile deb) throws Exception {
        for (var entry : deb.entries()) {
            assertThat(entry.owner()).as(entry.path()).isEqualTo("root/root");
            assertThat(entry.mode()).as(entry.path()).matches("l.*|d.{4}-..-.|-.{4}-..-.");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void onlyCommandsCanBeRun(DebFile deb) throws Exception {
        for (var entry : deb.entries()) {
            if (entry.mode().startsWith("-")) {
                boolean command = entry.path().matches(HOME + "bin/.*|usr/libexec/.*");
                assertThat(entry.mode()).as(entry.path()).isEqualTo(command ? "-rwxr-xr-x" : "-rw-r--r--");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothingIsPutWhereOthersHaveTheirConfiguration(DebFile deb) throws Exception {
        assertThat(deb.entries()).extracting(DebFile.Entry::path).allMatch(path -> path.matches("|usr/.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chatmail-milter", "chatmail-doveauth", "chatmail-expirer", "chatmailctl"})
    void aCommandIsOnThePathAndHasAManual(String command) throws Exception {
        var deb = DebFile.named(command.equals("chatmailctl") ? "chatmail-relay" : command);
        assertThat(deb.entries())
                .anyMatch(entry -> entry.path().equals("usr/sbin/" + command)
                        && entry.target().equals("../share/chatmail/bin/" + command))
                .anyMatch(entry -> entry.path().equals("usr/share/man/man8/" + command + ".8.gz"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void licenceAndChangesAreTold(DebFile deb) throws Exception {
        assertThat(deb.below("usr/share/doc/" + deb.name() + "/")).contains("copyright", "changelog.gz");
    }

    @ParameterizedTest
    @MethodSource("all")
    void itIsOfThisVersionAndForEveryMachine(DebFile deb) throws Exception {
        assertThat(deb.field("Version")).isEqualTo(System.getProperty("chatmail.version"));
        assertThat(deb.field("Architecture")).isEqualTo("all");
        assertThat(Files.readAllLines(Path.of("src/deb/changelog")).get(0))
                .startsWith("chatmail (" + deb.field("Version") + ") ");
    }

    @Test
    void theyGoTogetherInOneVersionOnly() throws Exception {
        var same = " (= " + System.getProperty("chatmail.version") + ")";
        for (var daemon : List.of("chatmail-milter", "chatmail-doveauth", "chatmail-expirer")) {
            assertThat(DebFile.named(daemon).field("Depends")).contains("chatmail-common" + same);
            assertThat(DebFile.named("chatmail-relay").field("Depends")).contains(daemon + same);
        }
    }
}
