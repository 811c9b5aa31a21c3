// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatmail.common.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {

    @TempDir
    private Path directory;

    private static Site site(Map<String, String> files) {
        var site = new Site(new TreeMap<>());
        files.forEach((path, text) -> site.files().put(path, text.getBytes(UTF_8)));
        return site;
    }

    private static final Site BEFORE = site(Map.of("a.html", "one", "uk/a.html", "один", "style.css", "*"));
    private static final Site AFTER = site(Map.of("a.html", "two", "style.css", "*"));

    private Path www() {
        return directory.resolve("var/www");
    }

    private List<String> publish(Site site) throws IOException, ConfigException {
        var publication = Publication.of(site, www());
        var changes = publication.changes();
        publication.carryOut();
        return changes;
    }

    private String text(String path) throws IOException {
        return Files.readString(www().resolve(path));
    }

    @Test
    void makesTheDirectoryAndLetsEverybodyRead() throws Exception {
        assertThat(publish(BEFORE)).containsExactly("a.html", "style.css", "uk/a.html");
        assertThat(text("uk/a.html")).isEqualTo("один");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(www().resolve("uk"))))
                .isEqualTo("rwxr-xr-x");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(www().resolve("a.html"))))
                .isEqualTo("rw-r--r--");
    }

    @Test
    void changesNothingTheSecondTime() throws Exception {
        publish(BEFORE);
        var time = Files.getLastModifiedTime(www().resolve("a.html"));
        assertThat(publish(BEFORE)).isEmpty();
        assertThat(Files.getLastModifiedTime(www().resolve("a.html"))).isEqualTo(time);
    }

    @Test
    void removesWhatItWroteAndTheSiteHasNoMore() throws Exception {
        publish(BEFORE);
        assertThat(publish(AFTER)).containsExactly("a.html", "uk/a.html");
        assertThat(text("a.html")).isEqualTo("two");
        assertThat(www().resolve("uk")).doesNotExist();
    }

    @Test
    void leavesFilesOfOthersAlone() throws Exception {
        publish(BEFORE);
        Files.writeString(www().resolve("uk/theirs.html"), "theirs");
        publish(AFTER);
        assertThat(text("uk/theirs.html")).isEqualTo("theirs");
    }

    @Test
    void leavesAPageThatSomebodyChangedAndTheSiteHasNoMore() throws Exception {
        publish(BEFORE);
        Files.writeString(www().resolve("uk/a.html"), "changed");
        publish(AFTER);
        assertThat(text("uk/a.html")).isEqualTo("changed");
    }

    @Test
    void writesNothingWhereAPageOfSomebodyElseWouldBeLost() throws Exception {
        publish(BEFORE);
        Files.writeString(www().resolve("a.html"), "changed");
        assertThatThrownBy(() -> publish(AFTER))
                .isInstanceOfSatisfying(ConfigException.class, wrong -> assertThat(wrong.problems())
                        .singleElement()
                        .asString()
                        .contains("a.html", "www_folder"));
        assertThat(text("uk/a.html")).isEqualTo("один");
    }

    @Test
    void takesUpWhereAWriterWasCutOff() throws Exception {
        publish(BEFORE);
        // As it is after the first file.
        Written.of(BEFORE).and(Written.of(AFTER)).write(www());
        Files.writeString(www().resolve("a.html"), "two");
        assertThat(publish(AFTER)).containsExactly("uk/a.html");
        assertThat(publish(BEFORE)).containsExactly("a.html", "uk/a.html");
    }

    @Test
    void remembersInAFormThatSha256sumReads() throws Exception {
        publish(site(Map.of("a.html", "")));
        assertThat(text(Written.FILE))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.html\n");
    }

    @Test
    void removesNothingOutsideWhateverItsMemorySays() throws Exception {
        publish(BEFORE);
        Files.writeString(directory.resolve("var/empty"), "");
        Files.writeString(
                www().resolve(Written.FILE),
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  uk/../../empty\n",
                StandardOpenOption.APPEND);
        publish(AFTER);
        assertThat(directory.resolve("var/empty")).exists();
    }

    @Test
    void isNotMixedWithThePagesItIsMadeOf() throws Exception {
        var config = Sites.config(directory, "www_folder = /var");
        Files.createDirectories(directory.resolve("var"));
        for (var output : List.of("/var", "/var/www", "/srv/../var/www")) {
            assertThatThrownBy(() -> Publication.of(Sites.host(directory), config, Path.of(output)))
                    .isInstanceOfSatisfying(ConfigException.class, wrong -> assertThat(wrong.problems())
                            .singleElement()
                            .asString()
                            .contains("www_folder = /var"));
        }
        Publication.of(Sites.host(directory), config, Path.of("/srv/www")).carryOut();
        assertThat(directory.resolve("srv/www/index.html")).exists();
    }

    @Test
    void isNotWrittenOverAFile() throws Exception {
        Files.createDirectories(directory.resolve("var"));
        Files.writeString(www(), "");
        assertThatThrownBy(() -> publish(BEFORE)).isInstanceOf(ConfigException.class);
    }
}
