import FHIR from 'fhirclient';

await FHIR.oauth2.authorize({
  clientId: 'browser-app',
  scope: 'launch openid fhirUser patient/*.rs',
  redirectUri: './index.html',
  pkceMode: 'required',
});
