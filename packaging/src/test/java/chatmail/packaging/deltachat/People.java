// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deltachat;

import chatmail.packaging.lab.Teardown;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** People who open the app for the first time, meet by QR code and talk; how long that takes is noted. */
final class People implements AutoCloseable {
    private final Path core;
    private final Path home;
    private final Figures figures;
    private final Teardown teardown = new Teardown();

    /** @param home where each has a folder */
    People(Path home, String title) throws Exception {
        core = CoreBinary.find();
        this.home = home;
        figures = new Figures(title);
    }

    /** Somebody new, who is online. */
    DeltaChatAccount open(String name, Login login) throws IOException, InterruptedException {
        var person = DeltaChatAccount.of(name, core, home);
        teardown.begin(() -> {}, person::close);
        long start = System.nanoTime();
        person.configure(login);
        took("configure, address never seen before", start);
        person.goOnline();
        return person;
    }

    /** Another device of the same person, offline. */
    DeltaChatAccount secondDevice(DeltaChatAccount person) throws IOException {
        var device = person.secondDevice(core, home);
        teardown.begin(() -> {}, device::close);
        return device;
    }

    void meet(DeltaChatAccount host, DeltaChatAccount guest) throws InterruptedException {
        long start = System.nanoTime();
        guest.accept(host.invitation());
        host.awaitGuest();
        took("securejoin, until both are done", start);
    }

    /** Sends a message, and notes how long after that the reader's core tells of it. */
    Message say(String subject, String text, DeltaChatAccount from, DeltaChatAccount to) throws InterruptedException {
        int chat = from.chatWith(to.name());
        long start = System.nanoTime();
        from.send(chat, text);
        return heard(subject, start, to.await(text));
    }

    Message heard(String subject, long startNanos, Message message) {
        figures.add(subject, Duration.ofNanos(message.arrivedNanos() - startNanos));
        return message;
    }

    void took(String subject, long startNanos) {
        figures.add(subject, Duration.ofNanos(System.nanoTime() - startNanos));
    }

    Figures figures() {
        return figures;
    }

    @Override
    public void close() throws IOException {
        teardown.close();
    }
}
