// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dns;

import static chatmail.milter.dns.TestDnsServer.SILENCE;
import static chatmail.milter.dns.TestDnsServer.message;
import static chatmail.milter.dns.TestDnsServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import chatmail.milter.dkim.KeyAnswer;
import chatmail.milter.dkim.KeyName;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

class DnsKeyLookupTest {
    private static final KeyName KEY = new KeyName("s1", "remote.example");
    private static final Name NAME = name("s1._domainkey.remote.example.");
    private static final Name TARGET = name("keys.other.example.");
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void takesServersAsTheConfigurationNamesThem() throws IOException {
        try (var server = new TestDnsServer(query -> reply(query, Rcode.NOERROR, txt(NAME, 600, "p=abc")))) {
            var asWritten = InetSocketAddress.createUnresolved(
                    "127.0.0.1", server.address().getPort());
            var lookup = new DnsKeyLookup(List.of(asWritten), LONG, 1, new SimpleMeterRegistry());
            assertThat(join(lookup)).isEqualTo(found(600, "p=abc"));
        }
    }

    @Nested
    class WhenThereAreRecords {
        @Test
        void joinsTheStringsOfEach() throws IOException {
            assertThat(ask(query -> reply(query, Rcode.NOERROR, txt(NAME, 600, "v=DKIM1; ", "p=abc"))))
                    .isEqualTo(found(600, "v=DKIM1; p=abc"));
        }

        @Test
        void keepsOctetsThatAreNoText() throws IOException {
            var record = new TXTRecord(NAME, DClass.IN, 600, "n=\\233\\000; p=");
            assertThat(ask(query -> reply(query, Rcode.NOERROR, record))).isEqualTo(found(600, "n=\u00e9\0; p="));
        }

        @Test
        void looksAtThreeOfThem() throws IOException {
            var records = new Record[5];
            for (int i = 0; i < records.length; i++) {
                records[i] = txt(NAME, 600, "p=" + i);
            }
            assertThat(ask(query -> reply(query, Rcode.NOERROR, records))).isEqualTo(found(600, "p=0", "p=1", "p=2"));
        }

        @Test
        void leavesOutWhatIsTooLongForAKey() throws IOException {
            var strings = new String[20];
            Arrays.fill(strings, "x".repeat(250));
            Script huge = query -> reply(query, Rcode.NOERROR, txt(NAME, 600, strings));
            assertThat(ask(query -> truncated(query), huge)).isEqualTo(found(600));
        }

        @Test
        void asksByTcpWhenTheAnswerIsCut() throws IOException {
            assertThat(ask(query -> truncated(query), query -> reply(query, Rcode.NOERROR, txt(NAME, 600, "p=whole"))))
                    .isEqualTo(found(600, "p=whole"));
        }

        @Test
        void ignoresRecordsOfOtherNames() throws IOException {
            assertThat(ask(query -> reply(query, Rcode.NOERROR, txt(TARGET, 600, "p=abc"))))
                    .isEqualTo(absent(60));
        }
    }

    @Nested
    class WhenTheNameIsAnAlias {
        @Test
        void followsItInsideTheAnswerForTheShorterTtl() throws IOException {
            assertThat(ask(query -> reply(query, Rcode.NOERROR, cname(NAME, TARGET, 30), txt(TARGET, 600, "p=abc"))))
                    .isEqualTo(found(30, "p=abc"));
        }

        @Test
        void asksForTheTargetWhenTheAnswerEndsThere() throws IOException {
            assertThat(ask(query -> query.getQuestion().getName().equals(NAME)
                            ? reply(query, Rcode.NOERROR, cname(NAME, TARGET, 30))
                            : reply(query, Rcode.NOERROR, txt(TARGET, 600, "p=abc"))))
                    .isEqualTo(found(30, "p=abc"));
        }

        @Test
        void isAbsentWhenTheTargetDoesNotExist() throws IOException {
            assertThat(ask(query -> reply(query, Rcode.NXDOMAIN, cname(NAME, TARGET, 30))))
                    .isEqualTo(absent(30));
        }

        @Test
        void doesNotRunInCircles() throws IOException {
            assertThat(ask(query -> reply(query, Rcode.NOERROR, cname(NAME, TARGET, 30), cname(TARGET, NAME, 30)))
                            .answer())
                    .isEqualTo(unavailable("DNS answered with a loop"));
            assertThat(ask(query -> reply(
                                    query,
                                    Rcode.NOERROR,
                                    cname(query.getQuestion().getName(), deeper(query), 30)))
                            .answer())
                    .isEqualTo(unavailable("DNS answered with a loop"));
        }
    }

    @Nested
    class WhenThereIsNothing {
        @Test
        void isAbsentForTheTimeTheZoneSays() throws IOException {
            assertThat(ask(query -> {
                        Message message = message(query, Rcode.NXDOMAIN);
                        message.addRecord(soa(900, 20), Section.AUTHORITY);
                        return message.toWire();
                    }))
                    .isEqualTo(absent(20));
        }

        @Test
        void isAbsentWhenTheNameHasOtherRecordsOnly() throws IOException {
            assertThat(ask(query -> reply(query, Rcode.NOERROR))).isEqualTo(absent(60));
        }

        @Test
        void isAbsentWhenDnsHasNoSuchNames() {
            var impossible = new KeyName("x".repeat(70), "remote.example");
            assertThat(lookup(List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9)), LONG)
                            .find(impossible)
                            .toCompletableFuture()
                            .join()
                            .answer())
                    .isEqualTo(new KeyAnswer.Absent());
        }
    }

    @Nested
    class WhenNobodyKnows {
        @Test
        void isUnavailableWhenTheServerFails() throws IOException {
            assertThat(ask(query -> reply(query, Rcode.SERVFAIL)).answer())
                    .isEqualTo(unavailable("DNS answered SERVFAIL"));
            assertThat(ask(query -> reply(query, Rcode.REFUSED)).answer())
                    .isEqualTo(unavailable("DNS answered REFUSED"));
        }

        @Test
        void isUnavailableWhenTheAnswerIsGarbage() throws IOException {
            assertThat(ask(query -> new byte[] {1, 2, 3}).answer()).isInstanceOf(KeyAnswer.Unavailable.class);
            assertThat(ask(query -> {
                                byte[] cut = reply(query, Rcode.NOERROR, txt(NAME, 600, "p=abc"));
                                return Arrays.copyOf(cut, cut.length - 3);
                            })
                            .answer())
                    .isInstanceOf(KeyAnswer.Unavailable.class);
        }

        @Test
        void isUnavailableWhenTheServerOnlyPointsElsewhere() throws IOException {
            assertThat(ask(query -> {
                                Message message = message(query, Rcode.NOERROR);
                                message.addRecord(
                                        new NSRecord(name("example."), DClass.IN, 60, TARGET), Section.AUTHORITY);
                                return message.toWire();
                            })
                            .answer())
                    .isInstanceOf(KeyAnswer.Unavailable.class);
        }

        @Test
        void isUnavailableWhenTheTimeIsOver() throws IOException {
            try (var server = new TestDnsServer(query -> SILENCE)) {
                assertThat(join(lookup(List.of(server.address()), SHORT)).answer())
                        .isEqualTo(unavailable("DNS did not answer in time"));
            }
        }

        @Test
        void isUnavailableWhenTheAnswerIsCutAndThereIsNoTcp() throws IOException {
            try (var server = new TestDnsServer(query -> truncated(query), query -> SILENCE)) {
                assertThat(join(lookup(List.of(server.address()), SHORT)).answer())
                        .isInstanceOf(KeyAnswer.Unavailable.class);
            }
        }

        @Test
        void isUnavailableWithoutBeingAskedWhenTooManyAreUnderWay() throws Exception {
            var release = new CountDownLatch(1);
            try (var server = new TestDnsServer(query -> {
                await(release);
                return reply(query, Rcode.NXDOMAIN);
            })) {
                var lookup = new DnsKeyLookup(List.of(server.address()), LONG, 1, new SimpleMeterRegistry());
                CompletionStage<TimedAnswer> first = lookup.find(KEY);
                assertThat(join(lookup).answer()).isEqualTo(unavailable("too many DNS look-ups"));
                release.countDown();
                assertThat(first.toCompletableFuture().join().answer()).isEqualTo(new KeyAnswer.Absent());
                assertThat(join(lookup).answer()).isEqualTo(new KeyAnswer.Absent());
            }
        }
    }

    @Nested
    class WhenThereAreSeveralServers {
        @Test
        void asksTheNextWhenOneFails() throws IOException {
            try (var bad = new TestDnsServer(query -> reply(query, Rcode.SERVFAIL));
                    var good = new TestDnsServer(query -> reply(query, Rcode.NOERROR, txt(NAME, 600, "p=abc")))) {
                assertThat(join(lookup(List.of(bad.address(), good.address()), LONG)))
                        .isEqualTo(found(600, "p=abc"));
            }
        }

        @Test
        void asksTheNextWhenNobodyListens() throws IOException {
            InetSocketAddress nobody;
            try (var gone = new TestDnsServer(query -> SILENCE)) {
                nobody = gone.address();
            }
            try (var good = new TestDnsServer(query -> reply(query, Rcode.NOERROR, txt(NAME, 600, "p=abc")))) {
                assertThat(join(lookup(List.of(nobody, good.address()), LONG))).isEqualTo(found(600, "p=abc"));
            }
        }

        @Test
        void asksTheSameAgainWhenAPacketWasLost() throws IOException {
            var lost = new ArrayList<Message>();
            try (var server = new TestDnsServer(query -> {
                if (lost.isEmpty()) {
                    lost.add(query);
                    return SILENCE;
                }
                return reply(query, Rcode.NOERROR, txt(NAME, 600, "p=abc"));
            })) {
                assertThat(join(lookup(List.of(server.address()), LONG))).isEqualTo(found(600, "p=abc"));
            }
        }
    }

    @Test
    void countsWhatCameOfIt() throws IOException {
        var registry = new SimpleMeterRegistry();
        try (var server = new TestDnsServer(query -> reply(query, Rcode.NXDOMAIN))) {
            join(new DnsKeyLookup(List.of(server.address()), LONG, 1, registry));
        }
        assertThat(registry.get("chatmail_dns_lookups_total")
                        .tag("result", "absent")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("chatmail_dns_lookup_seconds").timer().count()).isEqualTo(1);
    }

    private interface Script extends TestDnsServer.Script {}

    private static TimedAnswer ask(Script script) throws IOException {
        return ask(script, script);
    }

    private static TimedAnswer ask(Script overUdp, Script overTcp) throws IOException {
        try (var server = new TestDnsServer(overUdp, overTcp)) {
            return join(lookup(List.of(server.address()), LONG));
        }
    }

    private static DnsKeyLookup lookup(List<InetSocketAddress> servers, Duration timeout) {
        return new DnsKeyLookup(servers, timeout, 10, new SimpleMeterRegistry());
    }

    private static TimedAnswer join(DnsKeyLookup lookup) {
        return lookup.find(KEY).toCompletableFuture().join();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] truncated(Message query) {
        Message message = message(query, Rcode.NOERROR);
        message.getHeader().setFlag(Flags.TC);
        return message.toWire();
    }

    private static Name deeper(Message query) {
        return name("x." + query.getQuestion().getName());
    }

    private static TXTRecord txt(Name name, long ttl, String... strings) {
        return new TXTRecord(name, DClass.IN, ttl, List.of(strings));
    }

    private static CNAMERecord cname(Name name, Name target, long ttl) {
        return new CNAMERecord(name, DClass.IN, ttl, target);
    }

    private static SOARecord soa(long ttl, long minimum) {
        return new SOARecord(name("remote.example."), DClass.IN, ttl, TARGET, TARGET, 1, 1, 1, 1, minimum);
    }

    private static Name name(String text) {
        return Name.fromConstantString(text);
    }

    private static TimedAnswer found(long ttl, String... records) {
        return new TimedAnswer(new KeyAnswer.Found(List.of(records)), Duration.ofSeconds(ttl));
    }

    private static TimedAnswer absent(long ttl) {
        return new TimedAnswer(new KeyAnswer.Absent(), Duration.ofSeconds(ttl));
    }

    private static KeyAnswer unavailable(String why) {
        return new KeyAnswer.Unavailable(why);
    }
}
