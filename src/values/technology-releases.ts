/**
 * First public release of technologies whose names are unambiguous words. Facts, each with its source: the project's own
 * announcement or release page. Names that are ordinary words (Go, Swift, React, Rust, Spark) are left out, because a match
 * would be chance.
 */
export type TechnologyRelease = {
  readonly name: string;
  /** Spellings to look for as whole words, beside the name. */
  readonly aliases: readonly string[];
  /** Only in this spelling of capitals, because the word in small letters is an ordinary one. */
  readonly exactCase?: true;
  /** Month of the first public release or announcement, `YYYY-MM`. */
  readonly firstPublic: string;
  readonly source: string;
};

export const technologyReleases: readonly TechnologyRelease[] = [
  { name: 'Kubernetes', aliases: ['k8s'], firstPublic: '2014-06', source: 'https://github.com/kubernetes/kubernetes (first commit published 2014-06-06)' },
  { name: 'Docker', aliases: ['docker-compose'], exactCase: true, firstPublic: '2013-03', source: 'https://github.com/moby/moby (first release 2013-03)' },
  { name: 'TypeScript', aliases: [], exactCase: true, firstPublic: '2012-10', source: 'https://devblogs.microsoft.com/typescript (announcement 2012-10-01)' },
  { name: 'Golang', aliases: [], firstPublic: '2009-11', source: 'https://opensource.googleblog.com (announcement 2009-11-10)' },
  { name: 'Kotlin', aliases: [], firstPublic: '2011-07', source: 'https://blog.jetbrains.com/kotlin (announcement 2011-07)' },
  { name: 'SwiftUI', aliases: [], firstPublic: '2019-06', source: 'https://developer.apple.com/xcode/swiftui (WWDC 2019-06-03)' },
  { name: 'React Native', aliases: ['ReactNative'], firstPublic: '2015-01', source: 'https://reactnative.dev/blog (React.js Conf 2015-01; open source 2015-03)' },
  { name: 'ReactJS', aliases: ['React.js'], firstPublic: '2013-05', source: 'https://react.dev (JSConf US 2013-05-29)' },
  { name: 'AngularJS', aliases: [], firstPublic: '2010-10', source: 'https://github.com/angular/angular.js (0.9.0, 2010-10)' },
  { name: 'Vue.js', aliases: ['VueJS'], firstPublic: '2014-02', source: 'https://github.com/vuejs/vue (first public release 2014-02)' },
  { name: 'Next.js', aliases: ['NextJS'], firstPublic: '2016-10', source: 'https://vercel.com/blog/next (2016-10-25)' },
  { name: 'Node.js', aliases: ['NodeJS'], firstPublic: '2009-05', source: 'https://nodejs.org/en/about (first release 2009-05-27)' },
  { name: 'GraphQL', aliases: [], firstPublic: '2015-01', source: 'https://engineering.fb.com (shown 2015-01; specification 2015-07)' },
  { name: 'Terraform', aliases: [], exactCase: true, firstPublic: '2014-07', source: 'https://www.hashicorp.com/blog/terraform-announcement (2014-07-28)' },
  { name: 'Grafana', aliases: [], firstPublic: '2014-01', source: 'https://grafana.com/about (first release 2014-01)' },
  { name: 'Istio', aliases: [], firstPublic: '2017-05', source: 'https://istio.io/latest/news/releases/0.x/announcing-0.1 (2017-05-24)' },
  { name: 'ArgoCD', aliases: ['Argo CD'], firstPublic: '2018-03', source: 'https://github.com/argoproj/argo-cd (first release 2018-03)' },
  { name: 'GitHub Actions', aliases: [], firstPublic: '2018-10', source: 'https://github.blog (GitHub Universe, 2018-10-16)' },
  { name: 'AWS Lambda', aliases: [], firstPublic: '2014-11', source: 'https://aws.amazon.com/blogs/aws (re:Invent, 2014-11-13)' },
  { name: 'AWS Fargate', aliases: [], firstPublic: '2017-11', source: 'https://aws.amazon.com/blogs/aws (re:Invent, 2017-11-29)' },
  { name: 'DynamoDB', aliases: [], firstPublic: '2012-01', source: 'https://aws.amazon.com/blogs/aws/amazon-dynamodb-internet-scale-data-storage-the-nosql-way (2012-01-18)' },
  { name: 'BigQuery', aliases: [], firstPublic: '2010-05', source: 'https://cloud.google.com/bigquery (Google I/O, 2010-05)' },
  { name: 'TensorFlow', aliases: [], firstPublic: '2015-11', source: 'https://blog.google/technology/ai/tensorflow-smarter-machine-learning-for (2015-11-09)' },
  { name: 'PyTorch', aliases: [], firstPublic: '2016-09', source: 'https://github.com/pytorch/pytorch/releases (0.1.1, 2016-09)' },
  { name: 'LangChain', aliases: [], firstPublic: '2022-10', source: 'https://github.com/langchain-ai/langchain (first release 2022-10)' },
  { name: 'ChatGPT', aliases: [], firstPublic: '2022-11', source: 'https://openai.com/index/chatgpt (2022-11-30)' },
  { name: 'GPT-4', aliases: [], firstPublic: '2023-03', source: 'https://openai.com/index/gpt-4-research (2023-03-14)' },
  { name: 'Hugging Face Transformers', aliases: [], firstPublic: '2018-11', source: 'https://github.com/huggingface/transformers/releases (0.1, 2018-11)' },
  { name: 'Uniswap', aliases: [], firstPublic: '2018-11', source: 'https://blog.uniswap.org/uniswap-history (2018-11-02)' },
  { name: 'Flutter framework', aliases: ['Flutter SDK'], firstPublic: '2017-05', source: 'https://docs.flutter.dev/release/archive (alpha, 2017-05)' },
  { name: 'Jetpack Compose', aliases: [], firstPublic: '2019-05', source: 'https://android-developers.googleblog.com (Google I/O, 2019-05-07)' },
  { name: 'ASP.NET Core', aliases: [], firstPublic: '2014-05', source: 'https://devblogs.microsoft.com/dotnet (as ASP.NET vNext, 2014-05)' },
  { name: 'Blazor', aliases: [], firstPublic: '2018-03', source: 'https://devblogs.microsoft.com/dotnet (first preview 2018-03-22)' },
  { name: 'WebAssembly', aliases: ['WASM'], firstPublic: '2015-06', source: 'https://brendaneich.com/2015/06 (announcement 2015-06-17)' },
  { name: 'Deno runtime', aliases: [], firstPublic: '2018-06', source: 'https://deno.com/blog (JSConf EU, 2018-06)' },
  { name: 'Vite.js', aliases: ['ViteJS'], firstPublic: '2020-04', source: 'https://github.com/vitejs/vite (first release 2020-04)' },
  { name: 'Tailwind CSS', aliases: ['TailwindCSS'], firstPublic: '2017-11', source: 'https://tailwindcss.com (0.1.0, 2017-11-01)' },
  { name: 'NestJS', aliases: ['Nest.js'], firstPublic: '2017-02', source: 'https://github.com/nestjs/nest (first release 2017-02)' },
  { name: 'FastAPI', aliases: [], firstPublic: '2018-12', source: 'https://github.com/fastapi/fastapi/releases (0.1, 2018-12)' },
  {
    name: 'Apache Airflow',
    aliases: [],
    firstPublic: '2014-10',
    source: 'https://airflow.apache.org/docs/apache-airflow/stable/project.html (public from the first commit, 2014-10; announced 2015-06)',
  },
  { name: 'Apache Kafka', aliases: [], firstPublic: '2011-01', source: 'https://kafka.apache.org (open source 2011-01)' },
  { name: 'Elasticsearch', aliases: [], firstPublic: '2010-02', source: 'https://www.elastic.co/about/history-of-elasticsearch (0.4, 2010-02-08)' },
  { name: 'CockroachDB', aliases: [], firstPublic: '2014-02', source: 'https://github.com/cockroachdb/cockroach (public 2014-02)' },
  { name: 'Supabase', aliases: [], firstPublic: '2020-05', source: 'https://supabase.com/blog (first public 2020-05)' },
  { name: 'Pulumi', aliases: [], firstPublic: '2018-06', source: 'https://www.pulumi.com/blog (2018-06-18)' },
  { name: 'OpenTelemetry', aliases: [], firstPublic: '2019-05', source: 'https://opentelemetry.io (announced 2019-05)' },
  { name: 'GitHub Copilot', aliases: [], firstPublic: '2021-06', source: 'https://github.blog (technical preview 2021-06-29)' },
  { name: 'MongoDB', aliases: [], firstPublic: '2009-02', source: 'https://www.mongodb.com/company (first release 2009-02-11)' },
  { name: 'OpenStack', aliases: [], firstPublic: '2010-07', source: 'https://docs.openstack.org/project-team-guide/introduction.html (announced at OSCON, 2010-07)' },
  { name: 'AWS CloudFormation', aliases: ['CloudFormation'], firstPublic: '2011-02', source: 'https://aws.amazon.com/blogs/aws (2011-02-25)' },
  { name: 'WebRTC', aliases: [], firstPublic: '2011-05', source: 'https://webrtc.org (open source 2011-05-31)' },
  { name: 'Ansible', aliases: [], firstPublic: '2012-02', source: 'https://github.com/ansible/ansible (first commit published 2012-02)' },
  { name: 'Amazon Redshift', aliases: ['AWS Redshift'], firstPublic: '2012-11', source: 'https://aws.amazon.com/blogs/aws (re:Invent, 2012-11-28)' },
  { name: 'Keras', aliases: [], firstPublic: '2015-03', source: 'https://github.com/keras-team/keras (first commit published 2015-03)' },
  { name: 'containerd', aliases: [], firstPublic: '2015-12', source: 'https://www.docker.com/blog (announcement 2015-12-17)' },
  { name: 'TimescaleDB', aliases: [], firstPublic: '2017-04', source: 'https://www.timescale.com/blog (announcement 2017-04-04)' },
  { name: 'Cloudflare Workers', aliases: [], firstPublic: '2017-09', source: 'https://blog.cloudflare.com/code-everywhere-cloudflare-workers (2017-09-29)' },
  { name: 'Cloud Firestore', aliases: ['Firestore'], firstPublic: '2017-10', source: 'https://firebase.blog (beta, 2017-10-03)' },
  { name: 'Amazon SageMaker', aliases: ['SageMaker'], firstPublic: '2017-11', source: 'https://aws.amazon.com/blogs/aws (re:Invent, 2017-11-29)' },
  { name: 'Quarkus', aliases: [], firstPublic: '2019-03', source: 'https://quarkus.io/blog (announcement 2019-03-07)' },
  { name: 'Amazon Bedrock', aliases: ['AWS Bedrock'], firstPublic: '2023-04', source: 'https://aws.amazon.com/blogs/machine-learning (announcement 2023-04-13)' },
];
