import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  requireAuthenticationSchema,
  revokeSchema,
  stepUpActionSchema,
  type AuthenticationReleased,
  type AuthenticationRequired,
  type Plan,
  type RequireAuthenticationRequest,
  type RevokeRequest,
  type StepUpAction,
} from '#libs/contracts';
import { checkAuthentication, type CommandRequest, meetsRule, ProblemException, Requester, SignedIn } from '#libs/http';
import type { Principal } from '#libs/identity';
import { AccessWriteModel } from '../access-write-model.ts';

/** RFC 9470: rules of the tenant for acts of weight. */
@Controller('api/v12/step-up-rules/:action')
export class StepUpRulesController {
  constructor(private readonly access: AccessWriteModel) {}

  @Put()
  require(
    @Param('action', { schema: stepUpActionSchema }) action: StepUpAction,
    @Body({ schema: requireAuthenticationSchema }) request: RequireAuthenticationRequest,
    @SignedIn() principal: Principal | null,
    @Requester() requester: CommandRequest,
  ): Promise<AuthenticationRequired | Plan> {
    const { maxAgeSeconds = null, acr = null, reason } = request;
    const rule = { action, maxAgeSeconds, acr };
    // A rule that the identity provider cannot meet would lock everybody out, the administrator too.
    if (principal !== null && !meetsRule(principal, rule)) {
      throw new ProblemException('STEP_UP_RULE_NOT_MET', `The sign-in of ${principal.id} does not meet the rule.`);
    }
    checkPresentRule(requester, action);
    return this.access.decide(requester, { type: 'RequireAuthentication', ...rule, reason }, rule);
  }

  @Post('release')
  @HttpCode(200)
  release(
    @Param('action', { schema: stepUpActionSchema }) action: StepUpAction,
    @Body({ schema: revokeSchema }) { reason }: RevokeRequest,
    @Requester() requester: CommandRequest,
  ): Promise<AuthenticationReleased | Plan> {
    checkPresentRule(requester, action);
    return this.access.decide(requester, { type: 'ReleaseAuthentication', action, reason }, { action });
  }
}

/**
 * A change requires the sign-in that the rule in force requires. Otherwise an administrator could lift the rule without it.
 * @throws ProblemException INSUFFICIENT_AUTHENTICATION
 */
function checkPresentRule({ identity }: CommandRequest, action: StepUpAction): void {
  const present = identity?.book.authentication.get(action);
  if (identity !== undefined && present !== undefined) checkAuthentication(identity.principal, present);
}
