// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import chatmail.packaging.lab.DaemonProcess;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Who is asked about accounts: a doveauth, and a dict server that knows nothing and answers at once. */
final class AccountStand {

    private final Workplace place;
    private final Path mailboxes;
    private final DaemonProcess doveauth;

    /** Starts doveauth and waits until it serves. */
    AccountStand(Workplace place) throws IOException {
        this.place = place;
        mailboxes = place.path("mail");
        // How busy this machine is shall keep nobody from an account.
        place.configure(
                "mail_domain = " + Stand.DOMAIN,
                "mailboxes_dir = " + mailboxes,
                "nocreate_file = " + place.path("nocreate"),
                "metrics_doveauth =",
                "max_load_1m = 1000",
                "min_available_memory = 1M",
                "min_free_disk_space = 1M");
        doveauth = place.start(place.daemon("chatmail-doveauth", Map.of("auth", socket())));
        doveauth.awaitReady();
    }

    Server ours() {
        return new Server("chatmail-doveauth", socket(), doveauth.pid());
    }

    /**
     * Writes accounts as directories like that of user 1, without doveauth and without waiting for the disk.
     *
     * @param first of the users that have none
     */
    void fill(int first, int last) throws IOException {
        var model = mailboxes.resolve(DictClient.address(1));
        var password = Files.readAllBytes(model.resolve("password"));
        for (var user = first; user <= last; user++) {
            var mailbox = Files.createDirectory(mailboxes.resolve(DictClient.address(user)));
            Files.write(mailbox.resolve("password"), password);
            Files.createFile(mailbox.resolve("enforceE2EEincoming"));
        }
    }

    /** Starts the least that could be asked instead, which gives every answer in the length of ours for user 1. */
    Server floor() throws IOException {
        var socket = place.path("floor.sock");
        String answer;
        try (var connection = new DictConnection(socket())) {
            answer = DictClient.lookUp(connection, 1);
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var command = List.of(
                java.toString(),
                "-XX:+UseSerialGC",
                "-Xmx32m",
                "-cp",
                classes(),
                NullDict.class.getName(),
                socket.toString(),
                answer);
        var process = place.start(DaemonProcess.ofOurs("the floor", command, place.path("floor.log"), List.of(socket)));
        process.awaitReady();
        return new Server("floor", socket, process.pid());
    }

    private static String classes() throws IOException {
        try {
            return Path.of(NullDict.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException strange) {
            throw new IOException("no path to our own classes", strange);
        }
    }

    private Path socket() {
        return place.path("auth.sock");
    }
}
