// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.address.Address;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FromHeaderTest {
    private static Parsed<Address> from(String value) {
        return FromHeader.read(Fields.headers("From:" + value));
    }

    private static Optional<String> address(String value) {
        return from(value).value().map(Address::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " bob@x.org",
                "bob@x.org",
                " <bob@x.org>",
                " < bob@x.org >",
                " BOB@X.ORG",
                " Bob <bob@x.org>",
                " Bob\n <bob@x.org>",
                " Bob Q. Public <bob@x.org>",
                " \"eve@evil.org\" <bob@x.org>",
                " \"Bob \\\"the <one>\\\", esq.\" <bob@x.org>",
                " =?utf-8?q?eve=40evil=2Eorg=2C?= <bob@x.org>",
                " Bj\u00f6rn <bob@x.org>",
                " (hello) bob@x.org (Bob (really) \\))",
                " Bob (hello) <bob@x.org> (eve@evil.org)",
                " \"bob\"@x.org",
            })
    void findsTheOneMailboxHoweverItIsDressed(String value) {
        assertThat(address(value)).contains("bob@x.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " <>",
                " Bob",
                " bob@",
                " @x.org",
                " <bob@x.org",
                " bob@x.org>",
                " Bob <bob@x.org> eve",
                " bob@x.org eve@evil.org",
                " eve@evil.org <bob@x.org>",
                " bob @x.org",
                " bob@ x.org",
                " bob(c)@x.org",
                " <@relay.org:bob@x.org>",
                " bob@x.org (open",
                " \"open <bob@x.org>",
                " bob@x.org;",
                " bob@x@y.org",
                " \"bob@evil.org\"@x.org",
                " \"b ob\"@x.org",
                " bob@x.org.",
                " bob@x..org",
                " bob@.org",
                " bob@-x.org",
                " bob@x_.org-",
                " bob@[300.1]",
                " bob@[evil.org]",
                " bob@[192.0.2]",
                " bob@[192.0.2.256]",
                " bob@[192.0.2.07]",
                " bob@[192.0.2.7",
                " bob@[192.0.2.7].org",
                " bob@[IPv6:1:2:3:4:5:6:7]",
                " bob@[IPv6:1:2:3:4:5:6:7:8:9]",
                " bob@[IPv6:1::2::3]",
                " bob@[IPv6:1:2:3:4::5:6:7:8]",
                " bob@[IPv6:1:2:3:4:5:6:7:]",
                " bob@[IPv6:12345::]",
                " bob@[IPv6:192.0.2.7::]",
                " bob@[]",
                " b\u00f6b@x.org",
                " bob@x\u00f6.org",
                " bob\u0001 <bob@x.org>",
            })
    void refusesWhatIsNoMailbox(String value) {
        assertThat(from(value).problem()).isPresent();
        assertThat(from(value).value()).isEmpty();
    }

    @Test
    void saysWhenThereAreSeveralMailboxes() {
        assertThat(from(" a@x.org, b@x.org").problem()).contains("From holds several mailboxes");
        assertThat(from(" <a@x.org>,").problem()).contains("From holds several mailboxes");
        assertThat(from(" A, B <b@x.org>").problem()).contains("From holds several mailboxes");
    }

    @Test
    void saysWhenThereIsAGroup() {
        assertThat(from(" Friends: bob@x.org;").problem()).contains("From holds a group");
    }

    @Test
    void wantsTheFieldOnce() {
        assertThat(FromHeader.read(Fields.headers("Sender: a@x.org")).problem()).contains("there is no From field");
        assertThat(FromHeader.read(Fields.headers("From: a@x.org", "FROM: a@x.org"))
                        .problem())
                .contains("there is more than one From field");
    }

    @Nested
    class ADomain {
        @ParameterizedTest
        @CsvSource({
            "B\u00dcCHER.example, xn--bcher-kva.example",
            "xn--bcher-KVA.example, xn--bcher-kva.example",
            "[192.0.2.7], [192.0.2.7]",
            "[IPv6:2001:DB8::1], [ipv6:2001:db8:0:0:0:0:0:1]",
            "[IPv6:2001:0DB8:0:0:0:0:00:1], [ipv6:2001:db8:0:0:0:0:0:1]",
            "[IPv6:::], [ipv6:0:0:0:0:0:0:0:0]",
            "[IPv6:::FFFF:192.0.2.7], [ipv6:0:0:0:0:0:ffff:c000:207]",
            "a_b.example, a_b.example",
        })
        void comesInItsComparableForm(String written, String comparable) {
            assertThat(address(Fields.utf8(" <bob@" + written + ">"))).contains("bob@" + comparable);
        }

        static Stream<String> ambiguous() {
            return Stream.of(
                    "stra\u00dfe.example", "\uff45xample.org", "x\u3002org", "bu\u0308cher.org", "a\u200db.org");
        }

        @ParameterizedTest
        @MethodSource("ambiguous")
        void isRefusedWhenItsMappingDependsOnTheReader(String domain) {
            assertThat(from(Fields.utf8(" bob@" + domain)).problem()).contains("From has a domain that is not one");
        }

        @Test
        void hasLabelsOfAtMost63Octets() {
            assertThat(address("bob@" + "x".repeat(63) + ".org")).isPresent();
            assertThat(address("bob@" + "x".repeat(64) + ".org")).isEmpty();
        }
    }

    @Test
    void readsALocalPartInUtf8() {
        assertThat(address(Fields.utf8(" <j\u00f6rg@x.org>"))).contains("j\u00f6rg@x.org");
    }

    @Test
    void refusesAnAddressThatNoEnvelopeCouldCarry() {
        assertThat(address("b".repeat(248) + "@x.org")).isPresent();
        assertThat(address("b".repeat(249) + "@x.org")).isEmpty();
    }
}
