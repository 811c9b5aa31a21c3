// SPDX-License-Identifier: Apache-2.0
package chatmail.milter;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import chatmail.common.accounts.Account;
import chatmail.common.config.ChatmailConfig;
import chatmail.common.config.DataSize;
import chatmail.common.work.TokenBuckets;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.IDN;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "chatmail.milter", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] PARSERS = {"chatmail.milter.mime..", "chatmail.milter.pgp..", "chatmail.milter.dkim.."
    };

    private static final String[] CORE = {
        "chatmail.milter.mime..", "chatmail.milter.pgp..", "chatmail.milter.dkim..", "chatmail.milter.policy.."
    };

    /** The parts of the platform that touch nothing; {@code java.nio} without files and channels. */
    private static final DescribedPredicate<JavaClass> PURE = resideInAnyPackage(
                    "java.lang..",
                    "java.math",
                    "java.util..",
                    "java.nio",
                    "java.nio.charset",
                    "java.security..",
                    "java.time..")
            .or(resideInAPackage("org.jspecify.annotations"))
            .or(equivalentTo(IDN.class))
            // The arithmetic of Ed25519 alone: octets in, octets out.
            .or(resideInAPackage("org.bouncycastle.math.ec.rfc8032"))
            .as("the pure part of the platform");

    /** What the policies are told about settings, recipients and the past: values, read by others or kept in memory. */
    private static final DescribedPredicate<JavaClass> TOLD =
            belongToAnyOf(ChatmailConfig.class, DataSize.class, Account.class, TokenBuckets.class);

    @ArchTest
    static final ArchRule THE_PARSERS_TOUCH_NOTHING = classes()
            .that()
            .resideInAnyPackage(PARSERS)
            .should()
            .onlyDependOnClassesThat(
                    PURE.or(resideInAnyPackage(PARSERS)).or(resideInAPackage("chatmail.common.address")));

    @ArchTest
    static final ArchRule THE_POLICIES_TOUCH_NOTHING = classes()
            .that()
            .resideInAPackage("chatmail.milter.policy..")
            .should()
            .onlyDependOnClassesThat(PURE.or(resideInAnyPackage(CORE))
                    .or(resideInAPackage("chatmail.common.address"))
                    .or(TOLD));

    @ArchTest
    static final ArchRule THE_CORE_IS_TOLD_THE_TIME = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule MIME_IS_THE_LOWEST_FLOOR = noClasses()
            .that()
            .resideInAPackage("chatmail.milter.mime..")
            .should()
            .dependOnClassesThat(resideInAPackage("chatmail.milter..")
                    .and(DescribedPredicate.not(resideInAPackage("chatmail.milter.mime.."))));

    @ArchTest
    static final ArchRule PGP_STANDS_ON_MIME_ALONE = noClasses()
            .that()
            .resideInAPackage("chatmail.milter.pgp..")
            .should()
            .dependOnClassesThat(resideInAPackage("chatmail.milter..")
                    .and(DescribedPredicate.not(
                            resideInAnyPackage("chatmail.milter.mime..", "chatmail.milter.pgp.."))));

    @ArchTest
    static final ArchRule DKIM_STANDS_ON_MIME_ALONE = noClasses()
            .that()
            .resideInAPackage("chatmail.milter.dkim..")
            .should()
            .dependOnClassesThat(resideInAPackage("chatmail.milter..")
                    .and(DescribedPredicate.not(
                            resideInAnyPackage("chatmail.milter.mime..", "chatmail.milter.dkim.."))));

    @ArchTest
    static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
            slices().matching("chatmail.milter.(*)..").should().beFreeOfCycles();
}
