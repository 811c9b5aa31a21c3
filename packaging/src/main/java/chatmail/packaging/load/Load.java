// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import chatmail.packaging.client.Messages;
import chatmail.packaging.mta.Armor;
import chatmail.packaging.mta.Mail;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Measures, and says what. Called by {@code packaging/load}. */
public final class Load {

    private static final int FAILED = 1;
    private static final int USAGE = 64;

    private final Stand stand;
    private final Options options;
    private final PrintStream out;

    private Load(Stand stand, Options options, PrintStream out) {
        this.stand = stand;
        this.options = options;
        this.out = out;
    }

    /** Ends with status 0 if every message was accepted and every question answered, 1 if not. */
    public static void main(String[] args) throws Exception {
        var tree = Path.of(System.getProperty("chatmail.tree"));
        try {
            System.exit(run(tree, args) == 0 ? 0 : FAILED);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(USAGE);
        }
    }

    private static int run(Path tree, String... words) throws IOException, InterruptedException {
        if (OptionValues.mode(words).equals(AccountOptions.MODE)) {
            return AccountLoad.run(tree, AccountOptions.parse(words), System.out);
        }
        if (OptionValues.mode(words).equals(SweepOptions.MODE)) {
            return SweepLoad.run(tree, SweepOptions.parse(words), System.out);
        }
        if (OptionValues.mode(words).equals(WakeUpOptions.MODE)) {
            return WakeUpLoad.run(tree, WakeUpOptions.parse(words), System.out);
        }
        return run(tree, Boolean.getBoolean("chatmail.own-network"), Options.parse(words), System.out);
    }

    /** @return how many messages were not accepted */
    static int run(Path tree, boolean ownNetwork, Options options, PrintStream out)
            throws IOException, InterruptedException {
        try (var place = new Workplace(tree)) {
            return new Load(new Stand(place, ownNetwork), options, out).run();
        }
    }

    private int run() throws IOException, InterruptedException {
        out.println("A new connection for each message, " + options.connections()
                + " at a time, as Postfix 3.7 makes them.");
        out.println("CPU is what the server's process used, all threads, in user space and in the kernel.");
        out.println("p50 and p99 are from connecting to the verdict.");
        if (servers().size() > 1) {
            out.println("chatmail-milter inspects PGP/MIME as well, opendkim does DKIM alone.");
        }
        var failed = 0;
        for (var size : options.sizes()) {
            failed += measure(size);
        }
        if (options.mode() == Mode.FLOOD) {
            out.println("  peak memory of chatmail-milter: "
                    + ProcessUsage.peakMebibytes(stand.ours(Mode.FLOOD).pid()) + " MiB");
        }
        return failed;
    }

    private int measure(int size) throws IOException, InterruptedException {
        var mail = mail(size);
        var round = Round.ofQuestions(
                server -> new MtaClient(server, options.mode(), mail), options.connections(), options.messagesOf(size));
        var title = options.mode().name().toLowerCase(Locale.ROOT) + ", " + size
                + " octets of encrypted data in a body of " + mail.body().length;
        return new Report(out, Report.Unit.MESSAGE, title)
                .alternate(round, servers(), options.warmUps(), options.rounds());
    }

    /** A flood is about our memory. */
    private List<Server> servers() {
        var servers = new ArrayList<>(List.of(stand.ours(options.mode())));
        if (options.mode() != Mode.FLOOD) {
            stand.opendkim().ifPresent(servers::add);
        }
        return servers;
    }

    /** What comes from elsewhere was signed there, by a milter like ours. */
    private Mail mail(int size) throws IOException {
        var mail = Mail.of(
                Stand.SENDER,
                Stand.RECIPIENT,
                Messages.encrypted(Stand.SENDER, Stand.RECIPIENT, Armor.ofNoise(size, new Random(size))));
        if (options.mode() == Mode.SIGN) {
            return mail;
        }
        var signed = new MtaClient(stand.ours(Mode.SIGN), Mode.SIGN, mail).deliver(0);
        if (!signed.accepted() || signed.newFields().isEmpty()) {
            throw new IOException("the message could not be signed: " + signed.text());
        }
        return mail.below(signed.newFields());
    }
}
