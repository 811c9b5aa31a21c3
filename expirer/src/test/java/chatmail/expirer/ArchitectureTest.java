// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import chatmail.common.config.ChatmailConfig;
import chatmail.common.mailbox.MaildirFileName;
import chatmail.expirer.maildir.Place;
import chatmail.expirer.maildir.StoredMessage;
import chatmail.expirer.quota.QuotaPlan;
import chatmail.expirer.removal.ExpiryCause;
import chatmail.expirer.removal.Removal;
import chatmail.expirer.sweep.ExpiryPolicy;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "chatmail.expirer", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final DescribedPredicate<JavaClass> THE_CORE = orArraysOf(JavaClass.Predicates.belongToAnyOf(
            ExpiryPolicy.class,
            QuotaPlan.class,
            QuotaPlan.Choice.class,
            ExpiryCause.class,
            Place.class,
            Removal.class,
            StoredMessage.class));

    private static DescribedPredicate<JavaClass> orArraysOf(DescribedPredicate<JavaClass> classes) {
        return DescribedPredicate.describe(classes.getDescription(), type -> classes.test(type.getBaseComponentType()));
    }

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("chatmail.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingHereKnowsAnotherDaemon =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("chatmail.milter..", "chatmail.doveauth..");

    @ArchTest
    static final ArchRule rulesTouchNothing = classes()
            .that(THE_CORE)
            .should()
            .onlyDependOnClassesThat(THE_CORE.or(
                            JavaClass.Predicates.belongToAnyOf(ChatmailConfig.Retention.class, MaildirFileName.class))
                    .or(JavaClass.Predicates.resideInAnyPackage("java.lang..", "java.util..", "java.time..")));

    @ArchTest
    static final ArchRule aSweepIsToldTheTime = noClasses()
            .that()
            .resideInAnyPackage("chatmail.expirer.*..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule nothingDependsOnTheTimeZone = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.ZoneId")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.LocalDateTime")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Calendar");
}
