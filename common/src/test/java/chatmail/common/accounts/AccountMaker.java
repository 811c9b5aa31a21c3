// SPDX-License-Identifier: Apache-2.0
package chatmail.common.accounts;

import chatmail.common.address.Address;
import chatmail.common.mailbox.Mailboxes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A process of its own that makes {@code n0@c.test}, {@code n1@c.test} and so on, several at once, and tells of each. */
final class AccountMaker implements AutoCloseable {
    static final String HASH = "{X}" + "h".repeat(100);

    private static final int THREADS = 8;

    private final Process process;
    private final BufferedReader told;

    /** @param names how many it makes */
    AccountMaker(Path root, int names) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AccountMaker.class.getName(),
                        root.toString(),
                        String.valueOf(names))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        told = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Has it begin, once it is there. */
    void begin() throws IOException {
        next();
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** What became of a name, {@code NUMBER CREATION}. */
    String next() throws IOException {
        return String.valueOf(told.readLine());
    }

    /** As {@code kill -9}; what it had told by then is still to be read. */
    void kill() throws InterruptedException {
        // The process's own method would close what there is to read.
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    List<String> rest() {
        return told.lines().toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    static Address name(int number) {
        return new Address("n" + number, "c.test");
    }

    public static void main(String[] args) throws IOException {
        var store = new MaildirAccountStore(new Mailboxes(Path.of(args[0]), "c.test"));
        int names = Integer.parseInt(args[1]);
        System.out.println("ready");
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        var next = new AtomicInteger();
        Runnable work = () -> {
            for (int number = next.getAndIncrement(); number < names; number = next.getAndIncrement()) {
                try {
                    System.out.println(number + " " + store.createIfAbsent(name(number), HASH));
                } catch (IOException trouble) {
                    System.out.println(number + " " + trouble);
                }
            }
        };
        Stream.generate(() -> new Thread(work)).limit(THREADS).forEach(Thread::start);
    }
}
