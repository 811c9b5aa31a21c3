// SPDX-License-Identifier: Apache-2.0
package chatmail.common;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "chatmail.common", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("chatmail.common.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingHereKnowsADaemon = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("chatmail.milter..", "chatmail.doveauth..", "chatmail.expirer..");

    @ArchTest
    static final ArchRule valuesTouchNothing = noClasses()
            .that()
            .resideInAnyPackage("chatmail.common.address..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.net..", "java.nio.file..");

    @ArchTest
    static final ArchRule storesAreToldTheTime = noClasses()
            .that()
            .resideInAnyPackage("chatmail.common.address..", "chatmail.common.accounts..", "chatmail.common.mailbox..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
